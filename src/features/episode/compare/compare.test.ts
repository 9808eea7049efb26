import { expect, it } from 'vitest'
import type { ModelId } from '../../../core/episode/step.ts'
import { nodesAlong } from '../../../core/episode/tree.ts'
import { episodeBill } from '../bill/bill.ts'
import { arms, book, pathBy, strong, treeOf, weak } from '../fixture.ts'
import { compareBranches } from './compare.ts'

const cheap = [weak, weak, weak]
const dear = [weak, strong, weak, strong, weak]
const open = [weak, strong, strong]
const tree = treeOf([
  { models: cheap, score: 0 },
  { models: dear, score: 1 },
  { models: open, score: null },
])
const branch = (models: readonly ModelId[]) => {
  const nodes = nodesAlong(tree, pathBy(models))
  return { nodes, bill: episodeBill(book, arms[2]!.models, nodes) }
}

it('compareBranches() aligns the steps and subtracts costs and scores', () => {
  const { steps, costDifference, scoreDifference } = compareBranches(branch(cheap), branch(dear))
  expect(steps.map(({ same }) => same)).toEqual([true, false, true, false, false])
  expect(steps[4]?.left).toBeNull()
  expect(scoreDifference).toBe(1)
  expect(costDifference).toBeGreaterThan(0)
})

it('compareBranches() does not guess the score of an unfinished branch', () => {
  expect(compareBranches(branch(cheap), branch(open)).scoreDifference).toBeNull()
})
