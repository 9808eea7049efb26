import { beforeAll, describe, expect, it, vi } from 'vitest'
import { armOf, variantId } from '../core/episode/arm.ts'
import { type Branches, nodesAlong } from '../core/episode/tree.ts'
import type { Forest } from '../core/forest/forest.ts'
import { poolOf } from '../core/pool/pool.ts'
import { startStopStaleRun } from './effects/stop-stale-run.ts'
import { choosePath } from './episode-actions.ts'
import { selectTree } from './episode-view.ts'
import { continueLive, retryLive, runLive, stopLive } from './live-run.ts'
import { statusOf } from './model-actions.ts'
import { selectNodes, selectPath } from './selectors.ts'
import { setFreshQuestion, setQuestion, setRouter } from './setup-actions.ts'
import { createFakeEngine, type FakeEngine, SCRIPT } from './testing/fake-engine.ts'
import { openYard } from './testing/open-yard.ts'
import { scriptedForest } from './testing/scripted-forest.ts'
import { initialState, patch, type Yard } from './yard.ts'

const { models, policy } = poolOf(initialState.pools, 'atlas')
const [weakModel, strongModel] = [models[0]!, models[1]!]
const [weak, strong] = [variantId(weakModel, null), variantId(strongModel, null)]
const WEAK_STUDENT = armOf({ student: weakModel })
const BOTH_STRONG = armOf({ teacher: strongModel, student: strongModel })

let file: Forest
beforeAll(async () => {
  file = await scriptedForest({ train: 3, validation: 1, test: 3 })
})

const yardWith = (engine: FakeEngine): Yard =>
  openYard(file, { openEngine: async () => engine, onFrame: (callback) => callback() })

const live = (yard: Yard) => yard.getState().episode.live
const running = (yard: Yard) =>
  vi.waitFor(() => {
    const now = live(yard)
    if (now.type !== 'running' || now.text === '') throw new Error('not yet')
    return now
  })

describe('runLive()', () => {
  it('lets the policy read, loads what its decision needs, and takes every step to the verdict', async () => {
    const engine = createFakeEngine()
    const yard = yardWith(engine)
    await runLive(yard)
    expect(engine.loads).toEqual([policy, strongModel])
    expect(selectPath(yard.getState())).toEqual([strong, strong, strong])
    expect(selectNodes(yard.getState()).every(({ step }) => step.origin === 'live')).toBe(true)
    expect(selectNodes(yard.getState()).at(-1)?.verdict?.answer).toBe('an answer')
    expect(live(yard).type).toBe('idle')
  })

  it('gives the path back to the router at the end, so that the sliders can turn the switch', async () => {
    const yard = yardWith(createFakeEngine())
    await runLive(yard)
    expect(yard.getState().episode.chosenPath).toBeNull()
  })

  it('ignores a second press while it runs', async () => {
    const engine = createFakeEngine()
    const yard = yardWith(engine)
    await Promise.all([runLive(yard), runLive(yard)])
    expect(engine.asked).toHaveLength(3)
  })

  it('measures how fast a model writes', async () => {
    const yard = yardWith(createFakeEngine())
    await runLive(yard)
    expect(statusOf(yard.getState(), strongModel)).toMatchObject({
      type: 'ready',
      tokensPerSecond: 100,
    })
  })

  it('runs a fresh question, which nobody recorded', async () => {
    const yard = yardWith(createFakeEngine())
    setFreshQuestion(yard, 'my own seed')
    expect(selectNodes(yard.getState())).toEqual([])
    await runLive(yard)
    expect(selectNodes(yard.getState())).toHaveLength(3)
  })

  it('says why the oracle cannot decide a fresh question', async () => {
    const yard = yardWith(createFakeEngine())
    setRouter(yard, 'oracle')
    setFreshQuestion(yard, 'x')
    await runLive(yard)
    expect(live(yard)).toMatchObject({
      type: 'failed',
      reason: expect.stringMatching(/Oracle needs the outcome of every arm/),
    })
  })

  it('branches: keeps the steps before, and lets the other model play the role from there on', async () => {
    const engine = createFakeEngine()
    const yard = yardWith(engine)
    await runLive(yard)
    await runLive(yard, { from: [strong, strong], kept: BOTH_STRONG, first: WEAK_STUDENT })
    expect(selectPath(yard.getState()).slice(0, 3)).toEqual([strong, strong, weak])
    expect(engine.asked[3]?.prompt.some(({ text }) => text.includes('First look'))).toBe(true)
  })
})

it('keeps of a recorded question only what was run, and shows the rest as it was', async () => {
  const yard = yardWith(createFakeEngine())
  const { questionId } = yard.getState().setup
  const count = (branches: Branches): number =>
    [...branches.values()].reduce((sum, node) => sum + 1 + count(node.branches), 0)
  const kept = () => count(yard.getState().data.trees[questionId]!.branches)
  const leftOut = [weak, weak]
  const before = nodesAlong(selectTree(yard.getState()), leftOut)
  expect(before).toHaveLength(2)
  await runLive(yard)
  expect(kept()).toBe(3)
  await runLive(yard, { from: [strong, strong], kept: BOTH_STRONG, first: WEAK_STUDENT })
  expect(kept()).toBeGreaterThan(3)
  expect(nodesAlong(selectTree(yard.getState()), leftOut)).toEqual(before)
})

describe('stopLive()', () => {
  it('stops at once, keeps the finished steps, and lets a new run start', async () => {
    const engine = createFakeEngine()
    const yard = yardWith(engine)
    setRouter(yard, 'all-weak')
    await runLive(yard)
    engine.hold = true
    const run = runLive(yard, {
      from: [weak, weak],
      kept: armOf({ teacher: weakModel, student: weakModel }),
    })
    await running(yard)
    stopLive(yard)
    expect(live(yard).type).toBe('idle')
    await run
    expect(live(yard).type).toBe('idle')
    expect(selectNodes(yard.getState()).length).toBeGreaterThanOrEqual(2)
    engine.hold = false
    await runLive(yard)
    expect(selectNodes(yard.getState()).at(-1)?.verdict).not.toBeNull()
  })
})

describe('a run that finishes no step', () => {
  const screen = (yard: Yard) => {
    const { chosenPath, cursor } = yard.getState().episode
    return { chosenPath, cursor, nodes: selectNodes(yard.getState()) }
  }

  it.each([
    ['the recorded episode', null],
    ['a path picked by hand', [weak, strong, weak]],
  ])('leaves %s on screen when it is stopped', async (_, chosenPath) => {
    const engine = createFakeEngine()
    engine.hold = true
    const yard = yardWith(engine)
    setRouter(yard, 'all-weak')
    patch(yard, 'episode', { chosenPath, cursor: 2 })
    const before = screen(yard)
    expect(before.nodes.length).toBeGreaterThan(2)
    const run = runLive(yard)
    await running(yard)
    stopLive(yard)
    await run
    expect(screen(yard)).toEqual(before)
  })

  it('leaves it when the model cannot be loaded, whoever chose it, and says that there is no network', async () => {
    const engine = createFakeEngine()
    const yard = openYard(file, {
      openEngine: async () => engine,
      onFrame: (callback) => callback(),
      isOffline: () => true,
    })
    setRouter(yard, 'all-weak')
    const before = screen(yard)
    for (const request of [{}, { from: [weak, weak], kept: BOTH_STRONG, first: WEAK_STUDENT }]) {
      engine.failLoad = 'unreachable'
      await runLive(yard, request)
      expect(live(yard)).toEqual({
        type: 'failed',
        reason: 'You are offline, and Yard 500k was never loaded on this device.',
        written: false,
      })
      expect(screen(yard)).toEqual(before)
    }
  })

  it('leaves it while the run starts again by itself', async () => {
    const engine = createFakeEngine()
    engine.failFrom = 0
    const yard = yardWith(engine)
    setRouter(yard, 'all-weak')
    const shown: number[] = []
    yard.subscribe(
      ({ episode }) => episode.live,
      ({ type }) => {
        if (type === 'loading') shown.push(selectNodes(yard.getState()).length)
      },
    )
    await runLive(yard)
    expect(live(yard)).toMatchObject({ type: 'failed', written: false })
    expect(shown.length).toBeGreaterThan(1)
    expect(new Set(shown)).toEqual(new Set([selectNodes(yard.getState()).length]))
    expect(shown[0]).toBeGreaterThan(2)
  })
})

describe('continueLive()', () => {
  it('goes on from where a run was stopped, with the models that it had', async () => {
    const engine = createFakeEngine()
    const yard = yardWith(engine)
    setFreshQuestion(yard, 'continue')
    const first = armOf({ teacher: strongModel, student: weakModel })
    yard.subscribe(
      (state) => selectNodes(state).length,
      (steps) => {
        engine.hold = steps === 1
      },
    )
    const run = runLive(yard, { first })
    await vi.waitFor(() => expect(live(yard)).toMatchObject({ name: 'teacher-1', text: ' Thou' }))
    stopLive(yard)
    await run
    expect(selectPath(yard.getState())).toEqual([weak])
    engine.hold = false
    await continueLive(yard)
    expect(selectPath(yard.getState())).toEqual([weak, strong, weak])
    expect(selectNodes(yard.getState()).at(-1)?.verdict).not.toBeNull()
  })

  it('goes on from a part of an episode that nobody stopped here, as after a reload', async () => {
    const yard = yardWith(createFakeEngine(SCRIPT.slice(1)))
    setRouter(yard, 'all-weak')
    choosePath(yard, [weak])
    await continueLive(yard)
    expect(selectPath(yard.getState())).toEqual([weak, weak, weak])
    expect(selectNodes(yard.getState()).map(({ step }) => step.origin)).toEqual([
      'recorded',
      'live',
      'live',
    ])
  })
})

describe('a run and the set-up', () => {
  it.each([
    ['another question', (yard: Yard) => setQuestion(yard, 'atlas/test/1')],
    ['another router', (yard: Yard) => setRouter(yard, 'all-strong')],
  ])('ends with %s', async (_, change) => {
    const engine = createFakeEngine()
    engine.hold = true
    const yard = yardWith(engine)
    startStopStaleRun(yard)
    const run = runLive(yard)
    await running(yard)
    change(yard)
    await run
    expect(live(yard).type).toBe('idle')
    expect(yard.getState().episode.chosenPath).toBeNull()
  })
})

describe('a failure', () => {
  it('of the device goes on by itself after the last finished step, and says so', async () => {
    const engine = createFakeEngine()
    engine.failAt = 1
    const yard = yardWith(engine)
    await runLive(yard)
    expect(live(yard).type).toBe('idle')
    expect(selectNodes(yard.getState()).at(-1)?.verdict).not.toBeNull()
    // Three steps, and the one that was lost.
    expect(engine.asked).toHaveLength(4)
    expect(yard.getState().notices.map(({ text }) => text)).toEqual([
      'The graphics device was lost. The run goes on after its last finished step.',
    ])
  })

  it('that stays is asked about: keeps what was done, says why, and Retry goes on', async () => {
    const engine = createFakeEngine()
    engine.failFrom = 1
    const yard = yardWith(engine)
    await runLive(yard)
    expect(live(yard)).toEqual({
      type: 'failed',
      reason: 'The graphics device was lost',
      written: true,
    })
    expect(selectNodes(yard.getState())).toHaveLength(1)
    expect(engine.asked).toHaveLength(3)
    engine.failFrom = null
    await retryLive(yard)
    expect(engine.asked).toHaveLength(5)
    expect(selectNodes(yard.getState())).toHaveLength(3)
    expect(live(yard).type).toBe('idle')
  })

  it('shows nothing of the text that was lost', async () => {
    const frames: (() => void)[] = []
    const engine = createFakeEngine()
    engine.failAt = 0
    const yard = openYard(file, {
      openEngine: async () => engine,
      onFrame: (callback) => frames.push(callback),
    })
    engine.hold = true
    const run = runLive(yard)
    await vi.waitFor(() => expect(engine.asked).toHaveLength(2))
    await vi.waitFor(() => expect(frames).toHaveLength(2))
    for (const frame of frames) frame()
    expect(live(yard)).toMatchObject({ type: 'running', text: ' Thou' })
    stopLive(yard)
    await run
  })

  it('of a load stands on the card as well, and can be retried', async () => {
    const engine = createFakeEngine()
    const yard = yardWith(engine)
    setRouter(yard, 'all-weak')
    engine.failLoad = 'file-missing'
    await runLive(yard)
    expect(statusOf(yard.getState(), weakModel)).toMatchObject({ type: 'failed' })
    await retryLive(yard)
    expect(statusOf(yard.getState(), weakModel).type).toBe('ready')
    expect(live(yard).type).toBe('idle')
  })

  it('does not touch a path picked by hand before', async () => {
    const engine = createFakeEngine()
    const yard = yardWith(engine)
    choosePath(yard, [strong])
    setRouter(yard, 'all-weak')
    patch(yard, 'episode', { chosenPath: [strong] })
    engine.failLoad = 'file-missing'
    await runLive(yard)
    expect(yard.getState().episode.chosenPath).toEqual([strong])
  })
})
