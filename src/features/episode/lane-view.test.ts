import { describe, expect, it } from 'vitest'
import { defaultPriceBook, episodeCost } from '../../core/cost/price-book.ts'
import { outcomeOf } from '../../core/episode/outcome.ts'
import { emptyTree, nodesAlong } from '../../core/episode/tree.ts'
import { betterLanes } from './better-lanes.ts'
import { arms, pool, strong, treeOf, verdictOf, weak } from './fixture.ts'
import { laneViews } from './lane-view.ts'
import { lanesOf } from './lanes.ts'

const book = defaultPriceBook(pool)
/** In the order of the arms: (Teacher, Student) weak weak, weak strong, strong weak, strong strong. */
const paths = [
  [weak, weak, weak],
  [strong, weak, strong],
  [weak, strong, weak],
  [strong, strong, strong],
]
const tree = treeOf(...paths.map((path, arm) => ({ path, score: arm === 0 ? 0 : 1 })))
const views = (main: number) =>
  laneViews(lanesOf(tree, paths, paths[main] ?? [], main), tree, arms, null, book)

describe('laneViews()', () => {
  it('prices every lane against the main one', () => {
    const lanes = views(0)
    expect(lanes[0]?.outcome?.times).toBe(1)
    // The strong model costs four times the weak one; here all steps take the same tokens.
    expect(lanes[3]?.outcome?.times).toBeCloseTo(4)
    expect(lanes.map(({ outcome }) => outcome?.score)).toEqual([0, 1, 1, 1])
  })

  it('falls back on the recorded columns while the trees are not there', () => {
    const steps = nodesAlong(tree, paths[1] ?? []).map(({ step }) => step)
    const column = outcomeOf(arms[1]!, steps, verdictOf(0.5))
    const empty = emptyTree('q')
    const lanes = laneViews(
      lanesOf(empty, [[], [], [], []], [], 1),
      empty,
      arms,
      arms.map(() => column),
      book,
    )
    expect(lanes[1]?.outcome).toEqual({
      score: 0.5,
      cost: episodeCost(book, column),
      times: 1,
      origin: 'recorded',
    })
  })
})

describe('betterLanes()', () => {
  it('names who scores more, cheapest first', () => {
    expect(betterLanes(views(0)).map(({ lane, by }) => [lane.arm, by])).toEqual([
      [2, 'score'],
      [1, 'score'],
      [3, 'score'],
    ])
  })

  it('names who scores as much for less', () => {
    expect(betterLanes(views(1)).map(({ lane, by }) => [lane.arm, by])).toEqual([[2, 'cost']])
  })

  it('is empty where nothing was better', () => {
    expect(betterLanes(views(2))).toEqual([])
  })
})
