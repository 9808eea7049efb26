/**
 * The operating points, for every α with β = 1 − α, of a router that maximises α·Perf − β·Cost_norm as it believes them to be.
 * The utility of an arm is linear in α, so a question switches arms fewer times than it has arms, and the sweep is exact.
 */
import type { Worth } from '../outcomes/table.ts'
import type { OperatingPoint } from './operating-point.ts'

/** One question of the curve. */
export interface CurveCase {
  /** What the router believes about each choice. For the oracle these are the outcomes. */
  readonly believed: readonly Worth[]
  /** What really came of each choice. */
  readonly outcomes: readonly Worth[]
}

/** An operating point and the lowest α that leads to it; it holds up to the α of the next point. */
export interface CurvePoint extends OperatingPoint {
  readonly alpha: number
}

interface Switch {
  readonly alpha: number
  readonly perf: number
  readonly cost: number
}

/** The curve by rising α, from α = 0. For weights α and β that do not sum to 1, take the point at α / (α + β). */
export function policyCurve(cases: readonly CurveCase[]): readonly CurvePoint[] {
  const questions = cases.length
  if (questions === 0) return []
  let perf = 0
  let cost = 0
  const switches: Switch[] = []
  for (const { believed: arms, outcomes } of cases) {
    let arm = cheapest(arms)
    perf += outcomes[arm]!.perf
    cost += outcomes[arm]!.cost
    for (let next = overtaker(arms, arm); next; next = overtaker(arms, arm)) {
      switches.push({
        alpha: next.alpha,
        perf: outcomes[next.arm]!.perf - outcomes[arm]!.perf,
        cost: outcomes[next.arm]!.cost - outcomes[arm]!.cost,
      })
      arm = next.arm
    }
  }
  switches.sort((a, b) => a.alpha - b.alpha)
  const curve: CurvePoint[] = [{ alpha: 0, perf: perf / questions, cost: cost / questions }]
  for (const change of switches) {
    perf += change.perf
    cost += change.cost
    const point = { alpha: change.alpha, perf: perf / questions, cost: cost / questions }
    if (curve.at(-1)!.alpha === change.alpha) curve[curve.length - 1] = point
    else curve.push(point)
  }
  return curve.filter(
    (point, i) => i === 0 || point.perf !== curve[i - 1]!.perf || point.cost !== curve[i - 1]!.cost,
  )
}

/** How fast an arm's utility grows with α: u(α) = α·(perf + cost) − cost. */
const slope = ({ perf, cost }: Worth): number => perf + cost

/** The arm at α = 0. If another arm is as cheap and better, it overtakes this one at once. */
function cheapest(arms: readonly Worth[]): number {
  let best = 0
  for (const [arm, { cost }] of arms.entries()) {
    if (cost < arms[best]!.cost) best = arm
  }
  return best
}

/** The first arm to overtake `current` as α grows to 1. */
function overtaker(
  arms: readonly Worth[],
  current: number,
): { readonly arm: number; readonly alpha: number } | null {
  const held = arms[current]!
  let first: { readonly arm: number; readonly alpha: number } | null = null
  for (const [arm, worth] of arms.entries()) {
    const gain = slope(worth) - slope(held)
    if (!(gain > 0)) continue
    const alpha = (worth.cost - held.cost) / gain
    if (alpha < 1 && (first === null || alpha < first.alpha)) first = { arm, alpha }
  }
  return first
}
