import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CostRange } from '../cost/normalise.ts'
import type { Preference } from '../cost/utility.ts'
import { utility } from '../cost/utility.ts'
import { END } from '../forest/state-graph.ts'
import { normalised } from '../outcomes/case.ts'
import type { Worth } from '../outcomes/table.ts'
import { preferenceOf, preferences } from '../testing/arbitraries.ts'
import { everyEpisode, routedTables, type Walked } from '../testing/cases.ts'
import { quality } from '../units.ts'
import { bestContinuation, undominatedEpisodes, worthsAt } from './best-continuation.ts'

const worthOf = ({ perf, cost }: Walked, range: CostRange): Worth => ({
  perf: quality(perf),
  cost: normalised(range, cost),
})
const value = (preference: Preference, { perf, cost }: Worth) => utility(preference, perf, cost)

describe('bestContinuation', () => {
  it('finds the same best episode as a search through all episodes', () => {
    fc.assert(
      fc.property(routedTables, preferences, ({ cases, context: { range } }, preference) => {
        for (const question of cases) {
          const best = bestContinuation(question, range, preference)
          const found = value(preference, {
            perf: quality(best.perf[0]!),
            cost: normalised(range, best.cost[0]!),
          })
          const all = everyEpisode(question).map((each) => value(preference, worthOf(each, range)))
          expect(found).toBeCloseTo(Math.max(...all), 9)
        }
      }),
    )
  })

  it('promises the score and the cost that its edges lead to', () => {
    fc.assert(
      fc.property(routedTables, preferences, ({ cases, context: { range } }, preference) => {
        for (const question of cases) {
          const { graph, costs } = question
          const best = bestContinuation(question, range, preference)
          let cost = 0
          let edge = best.edge[0]!
          for (; graph.next[edge] !== END; edge = best.edge[graph.next[edge]!]!)
            cost += costs[edge]!
          expect(graph.score[edge]).toBe(best.perf[0])
          expect(cost + costs[edge]!).toBeCloseTo(best.cost[0]!, 12)
        }
      }),
    )
  })

  it('takes the cheapest of equally good episodes if only quality counts', () => {
    fc.assert(
      fc.property(routedTables, ({ cases, context: { range } }) => {
        for (const question of cases) {
          const best = bestContinuation(question, range, preferenceOf(1, 0))
          const equals = everyEpisode(question).filter(({ perf }) => perf === best.perf[0])
          const cheapest = Math.min(...equals.map(({ cost }) => cost))
          expect(best.cost[0]).toBeCloseTo(cheapest, 12)
        }
      }),
    )
  })
})

describe('worthsAt', () => {
  it('values each step by the best episode that begins with it', () => {
    fc.assert(
      fc.property(routedTables, preferences, ({ cases, context: { range } }, preference) => {
        for (const question of cases) {
          const best = bestContinuation(question, range, preference)
          for (const [edge, worth] of worthsAt(question, best, range, 0, 0).entries()) {
            const after = everyEpisode(question).filter(({ edges }) => edges[0] === edge)
            const most = Math.max(...after.map((each) => value(preference, worthOf(each, range))))
            expect(value(preference, worth)).toBeCloseTo(most, 9)
          }
        }
      }),
    )
  })

  it('adds what was spent before, the same for every step', () => {
    fc.assert(
      fc.property(routedTables, preferences, ({ cases, context: { range } }, preference) => {
        const question = cases[0]!
        const best = bestContinuation(question, range, preference)
        const fresh = worthsAt(question, best, range, 0, 0)
        const spent = range.max
        for (const [at, worth] of worthsAt(question, best, range, 0, spent).entries()) {
          const shift = range.max > range.min ? spent / (range.max - range.min) : 0
          expect(worth.cost - fresh[at]!.cost).toBeCloseTo(shift, 6)
          expect(worth.perf).toBe(fresh[at]!.perf)
        }
      }),
    )
  })
})

describe('undominatedEpisodes', () => {
  it('contains only real episodes, none dominated by another', () => {
    fc.assert(
      fc.property(routedTables, ({ cases, context: { range } }) => {
        for (const question of cases) {
          const all = everyEpisode(question).map((each) => worthOf(each, range))
          for (const kept of undominatedEpisodes(question, range)) {
            expect(all.some((each) => each.perf === kept.perf && near(each, kept))).toBe(true)
            expect(all.some((each) => each.perf >= kept.perf && each.cost < kept.cost - 1e-9)).toBe(
              false,
            )
          }
        }
      }),
    )
  })

  it('contains the best episode for every preference', () => {
    fc.assert(
      fc.property(routedTables, preferences, ({ cases, context: { range } }, preference) => {
        for (const question of cases) {
          const best = bestContinuation(question, range, preference)
          const worth = value(preference, {
            perf: quality(best.perf[0]!),
            cost: normalised(range, best.cost[0]!),
          })
          const kept = undominatedEpisodes(question, range).map((each) => value(preference, each))
          expect(Math.max(...kept)).toBeCloseTo(worth, 9)
        }
      }),
    )
  })

  it('rises in cost and in quality', () => {
    fc.assert(
      fc.property(routedTables, ({ cases, context: { range } }) => {
        const kept = undominatedEpisodes(cases[0]!, range)
        for (let i = 1; i < kept.length; i++) {
          expect(kept[i]!.perf).toBeGreaterThan(kept[i - 1]!.perf)
          expect(kept[i]!.cost).toBeGreaterThanOrEqual(kept[i - 1]!.cost)
        }
      }),
    )
  })
})

const near = (a: Worth, b: Worth): boolean => Math.abs(a.cost - b.cost) < 1e-9
