import { beforeEach, describe, expect, it } from 'vitest'
import { emptyTree } from '../core/episode/tree.ts'
import { shippedTasks } from '../core/tasks/registry.ts'
import type { Task } from '../core/tasks/task.ts'
import type { TaskRegistry } from '../core/tasks/task-registry.ts'
import { importEpisode } from './import-episode.ts'
import { startPick } from './pick.ts'
import { setQuestion, setTask } from './setup-actions.ts'
import { createYard, type Yard } from './yard.ts'

/** Holds the code of every task back until it is let through. */
function holdTasks() {
  interface Waiting {
    readonly resolve: (task: Task) => void
    readonly reject: (error: Error) => void
  }
  const held = new Map<string, Waiting>()
  const load = (id: string) =>
    new Promise<Task>((resolve, reject) => held.set(id, { resolve, reject }))
  const registry: TaskRegistry = Object.assign(Object.create(shippedTasks), { load })
  return {
    registry,
    arrives: async (id: string) => held.get(id)?.resolve(await shippedTasks.load(id)),
    fails: (id: string) => held.get(id)?.reject(new Error('no network')),
  }
}

let yard: Yard
let tasks: ReturnType<typeof holdTasks>
beforeEach(() => {
  tasks = holdTasks()
  yard = createYard({ tasks: tasks.registry })
})
const setup = () => yard.getState().setup

describe('the last pick wins', () => {
  it('over a task that was picked before and comes later', async () => {
    const quiz = setTask(yard, 'quiz')
    const ledger = setTask(yard, 'ledger')
    await tasks.arrives('ledger')
    expect(await ledger).toBe(true)
    await tasks.arrives('quiz')
    expect(await quiz).toBe(false)
    expect(setup()).toMatchObject({ taskId: 'ledger', awaited: null })
  })

  it('while neither is there', async () => {
    const quiz = setTask(yard, 'quiz')
    const ledger = setTask(yard, 'ledger')
    await tasks.arrives('quiz')
    expect(await quiz).toBe(false)
    expect(setup()).toMatchObject({ taskId: 'relay', awaited: { taskId: 'ledger' } })
    await tasks.arrives('ledger')
    await ledger
    expect(setup().taskId).toBe('ledger')
  })

  it('where it is the task at hand', async () => {
    const quiz = setTask(yard, 'quiz')
    const relay = setTask(yard, 'relay')
    await tasks.arrives('relay')
    await tasks.arrives('quiz')
    await Promise.all([quiz, relay])
    expect(setup()).toMatchObject({
      taskId: 'relay',
      questionId: createYard().getState().setup.questionId,
    })
  })

  it('where it is a question, another one or the one at hand', async () => {
    const { questionId } = setup()
    for (const id of ['relay/test/3', questionId]) {
      const quiz = setTask(yard, 'quiz')
      setQuestion(yard, id)
      expect(setup().awaited).toBeNull()
      await tasks.arrives('quiz')
      await quiz
      expect(setup()).toMatchObject({ taskId: 'relay', questionId: id })
      setQuestion(yard, questionId)
    }
  })

  it('where it is an episode from a file', async () => {
    const quiz = setTask(yard, 'quiz')
    importEpisode(yard, { taskId: 'relay', tree: emptyTree('atlas/test/5'), path: [] })
    await tasks.arrives('quiz')
    await quiz
    expect(setup().questionId).toBe('atlas/test/5')
  })

  it('over a file that is still being read', () => {
    const file = startPick(yard, null)
    expect(file.isLast()).toBe(true)
    setQuestion(yard, 'relay/test/3')
    expect(file.isLast()).toBe(false)
  })

  it('and what was picked before fails without a word', async () => {
    const quiz = setTask(yard, 'quiz')
    setQuestion(yard, 'relay/test/3')
    tasks.fails('quiz')
    expect(await quiz).toBe(false)
  })
})

it('a task that cannot be had is waited for no longer', async () => {
  const quiz = setTask(yard, 'quiz')
  tasks.fails('quiz')
  await expect(quiz).rejects.toThrow('no network')
  expect(setup()).toMatchObject({ taskId: 'relay', awaited: null })
})
