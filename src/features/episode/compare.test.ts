import { expect, it } from 'vitest'
import { defaultPriceBook } from '../../core/cost/price-book.ts'
import { nodesAlong, type Path } from '../../core/episode/tree.ts'
import { compareBranches } from './compare.ts'
import { arms, pool, strong, treeOf, weak } from './fixture.ts'
import { ledgerOf } from './ledger.ts'

const cheap = [weak, weak, weak]
const dear = [weak, strong, weak, strong, weak]
const open = [weak, strong, strong]
const tree = treeOf(
  { path: cheap, score: 0 },
  { path: dear, score: 1 },
  { path: open, score: null },
)
const branch = (path: Path) => {
  const nodes = nodesAlong(tree, path)
  return { nodes, ledger: ledgerOf(defaultPriceBook(pool), arms[2]!, nodes) }
}

it('compareBranches() aligns the steps and takes the difference of the ends', () => {
  const { steps, costDifference, scoreDifference } = compareBranches(branch(cheap), branch(dear))
  expect(steps.map(({ same }) => same)).toEqual([true, false, true, false, false])
  expect(steps[4]?.left).toBeNull()
  expect(scoreDifference).toBe(1)
  expect(costDifference).toBeGreaterThan(0)
})

it('compareBranches() does not guess the score of an unfinished branch', () => {
  expect(compareBranches(branch(cheap), branch(open)).scoreDifference).toBeNull()
})
