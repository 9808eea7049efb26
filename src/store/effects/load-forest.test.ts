import { beforeAll, describe, expect, it } from 'vitest'
import { forestStatus } from '../pool-selectors.ts'
import { scriptedFile } from '../testing/scripted-forest.ts'
import { createYard, initialState } from '../yard.ts'
import { loadForest } from './load-forest.ts'

let text: string
beforeAll(async () => {
  text = JSON.stringify(await scriptedFile({ train: 1, validation: 0, test: 1 }))
})

const answering =
  (body: string, status = 200) =>
  async () =>
    new Response(body, { status })

async function loaded(taskId: string, answer: typeof fetch) {
  await initialState.tasks.load(taskId)
  const yard = createYard()
  await loadForest(yard, taskId, answer)
  return forestStatus(yard.getState(), taskId)
}

describe('loadForest()', () => {
  it('reads a forest', async () => {
    expect(await loaded('atlas', answering(text))).toMatchObject({
      type: 'ready',
      file: { task: 'atlas' },
    })
  })

  it.each([
    ['an error', () => new Response('gone', { status: 404 }), /atlas\.json answered 404/],
    ['no JSON', () => new Response('{'), /atlas\.json is not JSON/],
    ['another file', () => new Response('{}'), /atlas\.json is not a Switchyard forest/],
    [
      'the forest of another task',
      () => new Response(text.replace('"task":"atlas"', '"task":"quiz"')),
      /is a forest of the task "quiz", not of "atlas"/,
    ],
    [
      'roles that the task does not have',
      () =>
        new Response(text.replace('"roles":["teacher","student"]', '"roles":["solver","student"]')),
      /has other roles than its task: solver, student/,
    ],
  ])('fails with words where the server answers with %s', async (_, answer, reason) => {
    const status = await loaded('atlas', async () => answer())
    expect(status.type === 'failed' && status.reason).toMatch(reason)
  })
})
