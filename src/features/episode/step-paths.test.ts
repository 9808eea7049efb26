import { expect, it } from 'vitest'
import { weight } from '../../core/units.ts'
import { pool, strong, weak } from './fixture.ts'
import { preference, question, range, tree } from './step-fixture.ts'
import { bestPath, singlePath } from './step-paths.ts'
import { liveWays, stepWays } from './step-ways.ts'

const best = (prefix: Parameters<typeof bestPath>[4], at = preference) =>
  bestPath(question, range, at, pool, prefix)

it('bestPath() makes the best of what was taken, under the preference at hand', () => {
  // Right at the cost of one strong step either way; the first found is kept.
  expect(best([])).toHaveLength(2)
  expect(best([strong])).toEqual([strong, weak])
  expect(best([weak])).toEqual([weak, strong])
  expect(best([], { alpha: weight(0), beta: weight(1) })).toEqual([weak, weak])
})

it('bestPath() leaves a whole path as it is, and ends where the recording does', () => {
  expect(best([weak, weak])).toEqual([weak, weak])
  expect(best([weak, weak, weak])).toEqual([weak, weak])
})

it('singlePath() keeps one model to the end', () => {
  expect(singlePath(question, pool, 1)).toEqual([strong, strong])
})

it('stepWays() names each way once, without the one on screen', () => {
  const ways = stepWays(question, range, preference, pool, [weak, weak], [strong, strong])
  expect(ways.map(({ id }) => id)).toEqual(['best', 'routed'])
  expect(ways.filter(({ first }) => first)).toHaveLength(1)
})

it('liveWays() calls a branch by the step at which it leaves the one on screen', () => {
  const titles = liveWays(tree, [weak, weak]).map(({ title }) => title)
  expect(titles).toEqual(['Strong from step 2', 'Strong from step 1', 'Strong from step 1'])
})
