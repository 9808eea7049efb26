import { describe, expect, it } from 'vitest'
import type { ModelId } from '../../../core/episode/step.ts'
import { nodesAlong } from '../../../core/episode/tree.ts'
import { costNorm, quality } from '../../../core/units.ts'
import type { Point } from '../../../store/decision-points.ts'
import { betterBranches } from '../bill/better.tsx'
import { episodeBill, totalCost } from '../bill/bill.ts'
import {
  arms,
  book,
  EPISODES,
  lineOf,
  pathBy,
  pointOf,
  preference,
  range,
  recorded,
  solverArms,
  solverWorths,
  strong,
  treeOf,
  weak,
} from '../fixture.ts'
import { type BranchesInput, branchesOf, isSettled } from './branches.ts'

const BY_HAND = [weak, weak, strong]
const worths = EPISODES.map((_, at) => ({
  perf: quality(at === 0 ? 0 : 1),
  cost: costNorm(at / 4),
}))

function settled(
  models: readonly ModelId[],
  taken: number | null,
  change: Partial<BranchesInput> = {},
) {
  const added = treeOf([{ models: BY_HAND, score: 1 }])
  const tree = change.tree ?? treeOf([...recorded, { models: BY_HAND, score: 1 }])
  const nodes = nodesAlong(tree, pathBy(models))
  const bill = episodeBill(book, { student: weak, teacher: weak }, nodes)
  const points = [pointOf(0, arms, taken, worths)]
  return branchesOf({ tree, added, points, nodes, bill, book, range, preference, ...change })
}

describe('branchesOf() where one decision settles the episode', () => {
  it('draws each arm not taken to its end, priced against the episode on screen', () => {
    const branches = settled(EPISODES[0]!, 0).filter(({ choice }) => choice)
    expect(branches.map(({ choice }) => choice!.place)).toEqual([1, 2, 3])
    expect(branches.map(({ steps }) => steps.length)).toEqual([3, 3, 3])
    expect(branches.map(({ outcome }) => outcome?.score)).toEqual([1, 1, 1])
    // The strong model costs four times the weak one; here all steps take the same tokens.
    expect(branches[2]?.outcome?.times).toBeCloseTo(4)
  })

  it('lets a branch made by hand leave where it was made', () => {
    const byHand = settled(EPISODES[0]!, 0).find(({ choice }) => !choice)
    expect(byHand).toMatchObject({ index: 2, shared: 2, outcome: { score: 1 } })
    expect(byHand?.steps.map(({ model }) => model)).toEqual([strong])
  })

  it('lets the arm that a path made by hand comes from leave where they part', () => {
    const branches = settled(BY_HAND, null)
    expect(branches.map(({ choice, shared }) => [choice?.place, shared])).toEqual([
      [0, 2],
      [1, 0],
      [2, 0],
      [3, 0],
    ])
  })

  it('falls back on the recorded outcomes until the steps arrive', () => {
    const tree = treeOf([])
    const branches = settled([], null, { tree, added: null })
    // The router's arm stands on the main track.
    expect(branches.map(({ choice }) => choice?.place)).toEqual([1, 2, 3])
    expect(branches[0]?.outcome).toEqual({ score: 1, cost: 0.25, times: null, origin: 'recorded' })
    expect(branches[0]?.path).toEqual([])
  })
})

describe('branchesOf() where decisions follow one another', () => {
  const tree = treeOf(
    [
      { models: [weak, weak], score: 0 },
      { models: [weak, strong], score: 1 },
    ],
    lineOf,
  )
  const nodes = nodesAlong(tree, pathBy([weak, weak]))
  const branches = (worths: Point['worths']) =>
    branchesOf({
      tree,
      added: tree,
      points: [pointOf(0, solverArms, 0, worths), pointOf(1, solverArms, 0, worths)],
      nodes,
      bill: episodeBill(book, {}, nodes),
      book,
      range,
      preference,
    })

  it('says what each would be worth, and draws what was run only once', () => {
    expect(
      branches(solverWorths).map(({ choice, worth }) => [choice?.point, worth?.utility]),
    ).toEqual([
      [0, 0.25],
      [1, 0.25],
    ])
  })

  it('shows what was run where nothing was recorded', () => {
    const [first, second] = branches(null)
    expect(first).toMatchObject({ path: [], outcome: null })
    expect(second).toMatchObject({ outcome: { score: 1 }, worth: null })
  })
})

it('isSettled() goes by the decisions, not by the task', () => {
  expect(isSettled([pointOf(0, arms, 0)])).toBe(true)
  expect(isSettled([pointOf(0, arms, 0), pointOf(2, arms, 0)])).toBe(false)
})

describe('betterBranches()', () => {
  const better = (place: number) => {
    const nodes = nodesAlong(treeOf(recorded), pathBy(EPISODES[place]!))
    const cost = totalCost(episodeBill(book, arms[place]!.models, nodes))
    const branches = settled(EPISODES[place]!, place).filter(({ choice }) => choice)
    return betterBranches(branches, { score: place === 0 ? 0 : 1, cost }).map(({ branch, by }) => [
      branch.choice?.place,
      by,
    ])
  }

  it('names the arms that score more, cheapest first', () => {
    expect(better(0)).toEqual([
      [2, 'score'],
      [1, 'score'],
      [3, 'score'],
    ])
  })

  it('names the arms that score as much for less, and none where none was better', () => {
    expect(better(1)).toEqual([[2, 'cost']])
    expect(better(2)).toEqual([])
  })
})
