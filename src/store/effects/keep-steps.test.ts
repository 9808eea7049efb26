import { describe, expect, it } from 'vitest'
import { selectTree } from '../episode-view.ts'
import { runLive } from '../live-run.ts'
import { selectNodes } from '../selectors.ts'
import { setFreshQuestion, setQuestion } from '../setup-actions.ts'
import type { Shelf } from '../shelf.ts'
import { ATLAS } from '../testing/atlas-setup.ts'
import { createFakeEngine } from '../testing/fake-engine.ts'
import { createYard, type Yard } from '../yard.ts'
import { startKeepSteps } from './keep-steps.ts'

function fakeShelf(): Shelf & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>()
  return {
    texts,
    read: (key) => texts.get(key) ?? null,
    write: (key, text) => {
      texts.set(key, text)
      return true
    },
    remove: (key) => texts.delete(key),
  }
}

/** The page after a load: a new store over the same tab. */
function openPage(shelf: Shelf): Yard {
  const yard = createYard(
    { setup: ATLAS },
    { openEngine: async () => createFakeEngine(), onFrame: (callback) => callback() },
  )
  startKeepSteps(yard, shelf)
  return yard
}

const seedOf = (at: number) => `seed-${at}`
const nodesOf = (yard: Yard) => [...selectTree(yard.getState()).branches.values()]

describe('what was run here', () => {
  it('is there again after a reload, of a fresh question too', async () => {
    const shelf = fakeShelf()
    const before = openPage(shelf)
    setFreshQuestion(before, 'mine')
    await runLive(before)
    const steps = selectNodes(before.getState())
    expect(steps).toHaveLength(3)

    const after = openPage(shelf)
    expect(nodesOf(after)).toEqual([])
    setFreshQuestion(after, 'mine')
    // The policy leads along it again, because what it read of the question is kept as well.
    expect(after.getState().episode.chosenPath).toBeNull()
    expect(selectNodes(after.getState())).toEqual(steps)
  })

  it('stays when another question is run after the reload', async () => {
    const shelf = fakeShelf()
    for (const at of [0, 1, 2]) {
      const yard = openPage(shelf)
      setFreshQuestion(yard, seedOf(at))
      await runLive(yard)
    }
    const last = openPage(shelf)
    for (const at of [0, 1, 2]) {
      setFreshQuestion(last, seedOf(at))
      expect(nodesOf(last)).toHaveLength(1)
    }
  })

  it('gives way where there is no more room, what was run longest ago first', async () => {
    const shelf = fakeShelf()
    const engine = createFakeEngine([
      ` Thought: ${'x'.repeat(100_000)}\nAction: Search[anything]`,
      ' Thought: Good.\nAction: [Continue]',
      ' Thought: Done.\nAction: Finish[an answer]',
    ])
    const yard = createYard(
      { setup: ATLAS },
      { openEngine: async () => engine, onFrame: (callback) => callback() },
    )
    startKeepSteps(yard, shelf)
    const all = [0, 1, 2, 3, 4, 5]
    for (const at of all) {
      setFreshQuestion(yard, seedOf(at))
      await runLive(yard)
    }
    const after = openPage(shelf)
    const counts = all.map((at) => {
      setFreshQuestion(after, seedOf(at))
      return nodesOf(after).length
    })
    expect(counts).toEqual([0, 0, 1, 1, 1, 1])
  })

  it('is not needed: a tab that keeps nothing, or nonsense, is a page like any other', async () => {
    const closed: Shelf = { read: () => null, write: () => false, remove: () => {} }
    const nonsense = fakeShelf()
    nonsense.texts.set('switchyard-steps', '{"version":1,"questions":[{"id":3}]}')
    for (const shelf of [closed, nonsense]) {
      const yard = openPage(shelf)
      setQuestion(yard, 'atlas/test/3')
      await runLive(yard)
      expect(selectNodes(yard.getState())).toHaveLength(3)
    }
  })
})
