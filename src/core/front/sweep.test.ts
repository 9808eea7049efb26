import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { random } from '../routing/random.ts'
import type { Router } from '../routing/router.ts'
import { routedTables } from '../testing/cases.ts'
import { type Routed, routerOf } from '../testing/routed.ts'
import { operatingPoint } from './operating-point.ts'
import { scoresAtSetting, sweepRouter } from './sweep.ts'

function swept(router: Router, { cases, context }: Routed, count: number) {
  const at = (setting: number) => operatingPoint(scoresAtSetting(router, setting, cases, context))
  return { at, points: sweepRouter(router, cases, at, count) }
}

const controlled = ({ routers }: Routed) => routers.filter(({ control }) => control !== null)

describe('sweepRouter', () => {
  it('goes from one end of the control to the other, through operating points of the router', () => {
    fc.assert(
      fc.property(routedTables, (context) => {
        for (const router of controlled(context)) {
          const { at, points } = swept(router, context, 12)
          expect(points.length).toBeLessThanOrEqual(12)
          expect(points[0]!.setting).toBe(router.control!.low)
          expect(points.at(-1)!.setting).toBe(router.control!.high)
          for (const [i, { setting, perf, cost }] of points.entries()) {
            expect({ perf, cost }).toEqual(at(setting))
            if (i > 0) expect(setting).toBeGreaterThan(points[i - 1]!.setting)
          }
        }
      }),
    )
  })

  it('leaves out no point if it may have as many as there are', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(routedTables, share, (context, place) => {
        for (const router of controlled(context)) {
          const { low, high } = router.control!
          const { at, points } = swept(router, context, 10_000)
          const exact = at(low + place * (high - low))
          expect(points.map(({ perf, cost }) => ({ perf, cost }))).toContainEqual(exact)
        }
      }),
    )
  })

  it('refuses a router without a control', () => {
    const [context] = fc.sample(routedTables, 1)
    expect(() => swept(routerOf(random, context!.space), context!, 5)).toThrow(/"random"/)
  })
})
