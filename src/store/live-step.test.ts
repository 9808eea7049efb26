import { beforeAll, describe, expect, it } from 'vitest'
import { armOf, variantId } from '../core/episode/arm.ts'
import { type ModelId, modelId } from '../core/episode/step.ts'
import type { Forest } from '../core/forest/forest.ts'
import { shippedTasks } from '../core/tasks/registry.ts'
import { choosePath } from './episode-actions.ts'
import { runLive } from './live-run.ts'
import { withTable } from './reading/read-forest.ts'
import { selectGlimpses, selectNodes, selectPath } from './selectors.ts'
import { setFreshQuestion, setRouter, setSetting } from './setup-actions.ts'
import { createFakeEngine, type FakeEngine } from './testing/fake-engine.ts'
import { scriptedSteps } from './testing/scripted-steps.ts'
import { createYard, initialState, type Yard } from './yard.ts'

const pool = ['small', 'large'].map(modelId)
const [smallModel, largeModel] = pool as [ModelId, ModelId]
const [small, large] = [variantId(smallModel, null), variantId(largeModel, null)]
const glimpse = { model: smallModel, tokensIn: 10, tokensOut: 5 }
let file: Forest

beforeAll(async () => {
  await shippedTasks.load('ledger')
  file = await scriptedSteps(pool, 2)
})

/** A question that nobody recorded, before a router that looks at the first token's entropy: .1 nats here. */
function freshYard(engine: FakeEngine, threshold: number): Yard {
  const yard = createYard(
    {
      setup: { ...initialState.setup, taskId: 'ledger' },
      data: { ...initialState.data, forests: { ledger: { type: 'ready', ...withTable(file) } } },
    },
    { openEngine: async () => engine, onFrame: (callback) => callback() },
  )
  setFreshQuestion(yard, 'a seed')
  setRouter(yard, 'entropy-threshold')
  setSetting(yard, 'entropy-threshold', threshold)
  return yard
}

const SCRIPT = ['Boxes: 2 × 3 = 6', 'Answer: 6']
/** A glimpse before each step takes its own turn of the script. */
const WITH_GLIMPSES = SCRIPT.flatMap((line) => [line, line])

describe('a live run whose router looks before each step', () => {
  it('keeps what it looked at where another model then wrote', async () => {
    const yard = freshYard(createFakeEngine(WITH_GLIMPSES), 0.05)
    await runLive(yard)
    expect(selectPath(yard.getState())).toEqual([large, large])
    expect(selectGlimpses(yard.getState())).toEqual([glimpse, glimpse])
  })

  it('bills none where the model it looked at writes on', async () => {
    const yard = freshYard(createFakeEngine(WITH_GLIMPSES), 0.5)
    await runLive(yard)
    expect(selectPath(yard.getState())).toEqual([small, small])
    expect(selectGlimpses(yard.getState())).toEqual([null, null])
  })

  it('keeps the looks of a run that failed and goes on', async () => {
    const engine = createFakeEngine(WITH_GLIMPSES)
    engine.failFrom = 2
    const yard = freshYard(engine, 0.05)
    await runLive(yard)
    expect(selectGlimpses(yard.getState())).toEqual([glimpse])
    engine.failFrom = null
    await runLive(yard, { from: selectPath(yard.getState()) })
    expect(selectGlimpses(yard.getState())).toEqual([glimpse, glimpse])
  })

  it('keeps what was billed when another branch is clicked in the middle of a step', async () => {
    const engine = createFakeEngine(WITH_GLIMPSES)
    const yard = freshYard(engine, 0.05)
    let clicks = 0
    yard.subscribe(
      ({ episode }) => episode.live,
      (live) => {
        // Each step asks for its glimpse, then for its text: the second step is being written.
        if (live.type !== 'running' || live.text === '' || engine.asked.length < 4) return
        choosePath(yard, [small])
        clicks += 1
      },
    )
    await runLive(yard)
    expect(clicks).toBe(1)
    expect(selectPath(yard.getState())).toEqual([large, large])
    expect(selectGlimpses(yard.getState())).toEqual([glimpse, glimpse])
  })

  it('keeps what was billed on its steps, whichever path is shown next', async () => {
    const yard = freshYard(createFakeEngine(WITH_GLIMPSES), 0.05)
    await runLive(yard)
    const path = [...selectPath(yard.getState())]
    choosePath(yard, [])
    choosePath(yard, path)
    expect(selectGlimpses(yard.getState())).toEqual([glimpse, glimpse])
    expect(selectNodes(yard.getState()).map(({ step }) => step.glimpse)).toEqual([glimpse, glimpse])
  })

  it('bills no look at a step that a person gave to a model', async () => {
    const yard = freshYard(createFakeEngine(SCRIPT), 0.05)
    await runLive(yard, { first: armOf({ solver: smallModel }) })
    expect(selectGlimpses(yard.getState())[0]).toBeNull()
  })
})
