/** Keeps live steps across a reload: running them again takes time, and a fresh question has no others. */
import { emptyTree } from '../../core/episode/tree.ts'
import { own } from '../../core/own.ts'
import { parseQuestionId, type Task } from '../../core/tasks/task.ts'
import { type KeptQuestion, keptOf, readKept, treeOfKept, writeKept } from '../kept-steps.ts'
import { mergeTrees } from '../merge-trees.ts'
import { type Shelf, tabShelf } from '../shelf.ts'
import type { DataState } from '../state.ts'
import { patch, type Yard } from '../yard.ts'

const KEY = 'switchyard-steps'
/** Letters in all: about a hundred episodes. */
const ROOM = 500_000

/** Returns a function that ends it. */
export function startKeepSteps(yard: Yard, shelf: Shelf = tabShelf): () => void {
  // By question id, the least recently run first.
  const kept = new Map(readKept(shelf.read(KEY) ?? '').map((each) => [each.id, each]))
  const waiting = new Map(kept)

  const restore = (questionId: string): void => {
    const found = waiting.get(questionId)
    waiting.delete(questionId)
    const task = taskIn(yard, questionId)
    const tree = found && task && treeOfKept(task, found)
    if (!tree) return
    const { trees, readings } = yard.getState().data
    const run = own(trees, questionId)
    const whole = run ? mergeTrees(tree, run) : tree
    const reading = own(readings, questionId) ?? found.reading
    patch(yard, 'data', {
      trees: { ...trees, [questionId]: whole },
      ...(reading && { readings: { ...readings, [questionId]: reading } }),
    })
  }
  const keep = ({ trees, readings }: Run, before: Run): void => {
    const isNew = (id: string) =>
      own(trees, id) !== own(before.trees, id) || own(readings, id) !== own(before.readings, id)
    const changed = Object.keys({ ...trees, ...readings }).filter(isNew)
    if (changed.length === 0) return
    for (const id of changed) {
      const task = taskIn(yard, id)
      if (!task) continue
      kept.delete(id)
      kept.set(id, keptOf(task, own(trees, id) ?? emptyTree(id), own(readings, id) ?? null))
    }
    shelf.write(KEY, writeKept(fitting([...kept.values()])))
  }

  const unsubscribes = [
    yard.subscribe(({ setup }) => setup.questionId, restore, { fireImmediately: true }),
    yard.subscribe(({ data }) => data, keep, {
      equalityFn: (a, b) => a.trees === b.trees && a.readings === b.readings,
    }),
  ]
  // What was run before anyone listened.
  keep(yard.getState().data, { trees: {}, readings: {} })
  return () => {
    for (const unsubscribe of unsubscribes) unsubscribe()
  }
}

/** The task of a question; null where its code is not loaded. */
function taskIn(yard: Yard, questionId: string): Task | null {
  const { tasks } = yard.getState()
  const id = parseQuestionId(questionId)?.taskId ?? ''
  return tasks.isLoaded(id) ? tasks.task(id) : null
}

type Run = Pick<DataState, 'trees' | 'readings'>

/** The latest ones that there is room for, in order. */
function fitting(questions: readonly KeptQuestion[]): readonly KeptQuestion[] {
  let room = ROOM
  const fits = questions.toReversed().filter((question) => {
    const { length } = JSON.stringify(question)
    if (length > room) return false
    room -= length
    return true
  })
  return fits.reverse()
}
