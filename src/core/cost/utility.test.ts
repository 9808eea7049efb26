import { describe, expect, it } from 'vitest'
import { costNorm, quality } from '../units.ts'
import { REGIMES, utility } from './utility.ts'

type Published = readonly [perf: number, cost: number, reward: number]

// HAPS (arXiv 2601.05903), table 5: performance first, balanced, cost first.
const TABLE_5: Readonly<Record<string, readonly [Published, Published, Published]>> = {
  'All Weak': [
    [0.3458, 0.0923, 0.2582],
    [0.3458, 0.0923, 0.1267],
    [0.3458, 0.0923, -0.0047],
  ],
  'All Strong': [
    [0.3697, 0.3362, 0.2285],
    [0.3697, 0.3362, 0.0168],
    [0.3697, 0.3362, -0.195],
  ],
  Random: [
    [0.3433, 0.216, 0.2314],
    [0.3433, 0.216, 0.0636],
    [0.3433, 0.216, -0.1042],
  ],
  RouteLLM: [
    [0.4335, 0.2111, 0.3046],
    [0.3558, 0.0939, 0.131],
    [0.3458, 0.0923, -0.0047],
  ],
  GraphRouter: [
    [0.3458, 0.0923, 0.2582],
    [0.3458, 0.0923, 0.1267],
    [0.3458, 0.0923, -0.0047],
  ],
  'IRT-Router': [
    [0.4299, 0.1377, 0.3164],
    [0.3604, 0.0921, 0.1341],
    [0.3552, 0.0881, 0.0005],
  ],
  HAPS: [
    [0.4194, 0.0886, 0.3178],
    [0.3709, 0.0857, 0.1426],
    [0.4181, 0.0861, 0.0148],
  ],
}

const rows = Object.entries(TABLE_5).flatMap(([router, cells]) =>
  cells.map((cell, regime) => ({ router, regime: REGIMES[regime]!, cell })),
)

describe('utility', () => {
  it.each(rows)('recomputes the published reward of $router, $regime.id', ({ regime, cell }) => {
    const [perf, cost, reward] = cell
    const own = utility(regime.preference, quality(perf), costNorm(cost))
    // The paper rounds inputs and results to four digits.
    expect(Math.abs(own - reward)).toBeLessThan(0.0001 + 1e-9)
  })

  it('covers the whole table', () => {
    expect(rows).toHaveLength(21)
  })
})
