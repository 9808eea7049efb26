import { beforeAll, describe, expect, it } from 'vitest'
import { dollarsAt } from '../core/cost/normalise.ts'
import { type Arm, armOf, variantId } from '../core/episode/arm.ts'
import type { Forest, OutcomeRow } from '../core/forest/forest.ts'
import { poolOf } from '../core/pool/pool.ts'
import { usdPerMillion } from '../core/units.ts'
import { branchPath } from './decision-paths.ts'
import { choosePath, reset, seek, stepBy, togglePlay } from './episode-actions.ts'
import { selectRecording } from './episode-view.ts'
import { selectCursor, selectNodes, selectPath, selectPoints, selectShown } from './selectors.ts'
import { setAlpha, setCostRange, setPriceBook, setRouter } from './setup-actions.ts'
import { selectCases, selectCostRange, selectCostRanges } from './table-selectors.ts'
import { openYard } from './testing/open-yard.ts'
import { scriptedForest } from './testing/scripted-forest.ts'
import { initialState, type Yard } from './yard.ts'

const { models } = poolOf(initialState.pools, 'atlas')
const [weakModel, strongModel] = [models[0]!, models[1]!]
const [weak, strong] = [variantId(weakModel, null), variantId(strongModel, null)]
const STRONG_STUDENT = armOf({ student: strongModel })

let file: Forest
beforeAll(async () => {
  file = await scriptedForest({ train: 4, validation: 1, test: 4 })
})
const open = () => openYard(file)
/** The path on which an arm takes the step of this index, from the one on screen. */
const branch = (yard: Yard, index: number, arm: Arm) =>
  branchPath(yard.getState(), selectPath(yard.getState()), index, arm, 'router')

describe('the path on screen', () => {
  it('follows the router', () => {
    const yard = open()
    setRouter(yard, 'all-strong')
    expect(new Set(selectPath(yard.getState()))).toEqual(new Set([strong]))
    setRouter(yard, 'all-weak')
    expect(new Set(selectPath(yard.getState()))).toEqual(new Set([weak]))
    expect(selectNodes(yard.getState()).at(-1)?.verdict).not.toBeNull()
  })

  it('is the one picked by hand, until the router is changed', () => {
    const yard = open()
    setRouter(yard, 'all-weak')
    choosePath(yard, branch(yard, 0, STRONG_STUDENT))
    expect(selectPath(yard.getState())[0]).toBe(strong)
    setRouter(yard, 'strong-teacher')
    expect(selectPath(yard.getState())[0]).toBe(weak)
  })

  it('stops before a step that was never run', () => {
    const yard = open()
    setRouter(yard, 'all-weak')
    expect(branch(yard, 2, STRONG_STUDENT)).toBeNull()
  })

  it('turns with the sliders where the policy leads, and never moves the cases', () => {
    const yard = open()
    const cases = selectCases(yard.getState())
    const armAt = (alpha: number) => {
      setAlpha(yard, alpha)
      const [start] = selectPoints(yard.getState())
      return start?.reply.type === 'decided' && start.arms[start.reply.arm]!.models
    }
    expect(armAt(0)).toEqual({ teacher: weakModel, student: weakModel })
    expect(armAt(1)).not.toEqual({ teacher: weakModel, student: weakModel })
    expect(selectCases(yard.getState())).toBe(cases)
  })
})

describe('a recording whose texts do not fit its protocol', () => {
  const unfit = () => ({ ...file, texts: file.texts.map(() => 'no action at all') })

  it('is said to be unfit, and shows no steps', () => {
    const state = openYard(unfit()).getState()
    expect(selectRecording(state)).toBe('unfit')
    expect(selectNodes(state)).toEqual([])
    expect(selectRecording(open().getState())).toBe('there')
  })
})

describe('the cursor', () => {
  it('stands at the end of a finished figure first, and stays at the end of another path', () => {
    const yard = open()
    for (const router of ['all-weak', 'all-strong']) {
      setRouter(yard, router)
      expect(selectCursor(yard.getState())).toBe(selectNodes(yard.getState()).length)
    }
  })

  it('moves within the path', () => {
    const yard = open()
    reset(yard)
    stepBy(yard, -1)
    expect(selectCursor(yard.getState())).toBe(0)
    stepBy(yard, 1)
    expect(selectShown(yard.getState())).toHaveLength(1)
    seek(yard, 99)
    expect(selectCursor(yard.getState())).toBe(selectNodes(yard.getState()).length)
  })

  it('plays again from the start when it is at the end', () => {
    const yard = open()
    togglePlay(yard)
    expect(yard.getState().episode).toMatchObject({ playing: true, cursor: 0 })
    togglePlay(yard)
    expect(yard.getState().episode.playing).toBe(false)
  })
})

describe('prices', () => {
  it('change the costs and their range, and go back', () => {
    const yard = open()
    const before = selectCostRange(yard.getState())
    const free = { in: usdPerMillion(0), out: usdPerMillion(0) }
    const dear = { in: usdPerMillion(8), out: usdPerMillion(8) }
    setPriceBook(yard, {
      type: 'per-model',
      prices: new Map([
        [weakModel, free],
        [strongModel, dear],
      ]),
    })
    expect(selectCostRange(yard.getState())?.min).toBe(0)
    expect(selectCostRange(yard.getState())?.max).toBeCloseTo(10 * (before?.max ?? 0), 10)
    setPriceBook(yard, null)
    expect(selectCostRange(yard.getState())).toEqual(before)
  })
})

describe('the range of cost', () => {
  it('moves every normalised cost, what a policy predicts too, and leaves the dollars', async () => {
    const usual = await scriptedForest({ train: 8, validation: 1, test: 2 })
    const [first, ...others] = usual.questions
    const [row, ...rows] = first!.outcomes!
    const [score, exact, ...used] = row!
    const runAway: OutcomeRow = [score, exact, ...used.map((count) => 100 * count)]
    const yard = openYard({
      ...usual,
      questions: [{ ...first!, outcomes: [runAway, ...rows] }, ...others],
    })
    const read = () => {
      const [range, [first]] = [selectCostRange(yard.getState())!, selectCases(yard.getState())]
      const predicted = first!.predictions!.map(({ cost }) => dollarsAt(range, cost))
      return { range, predicted, costs: [...first!.costs] }
    }
    const before = read()
    const cases = selectCases(yard.getState())
    setCostRange(yard, 'robust')
    const after = read()
    expect(after.range).toEqual(selectCostRanges(yard.getState())?.robust)
    expect(after.range.max).toBeLessThan(before.range.max / 10)
    expect(after.costs).toEqual(before.costs)
    for (const [arm, usd] of after.predicted.entries()) {
      expect(usd).toBeCloseTo(before.predicted[arm]!, 12)
    }
    // Curves and the like are kept by their cases, and must not outlive the scale.
    expect(selectCases(yard.getState())).not.toBe(cases)
    setCostRange(yard, 'min-max')
    expect(read()).toEqual(before)
  })
})
