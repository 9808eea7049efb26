/**
 * The cloud of operating points in the background of the front. Each point is a random rule, which splits every group of
 * questions among a few arms in its own proportions; its mean cost and quality on the questions are exact.
 */
import type { Worth } from '../outcomes/table.ts'
import { createRng, type Rng, randomInteger } from '../random.ts'

/** Random rules, each with its own few arms. */
export interface Rules {
  readonly count: number
  readonly groups: number
  /** The number of arms per rule. */
  readonly width: number
  /** Indexed by `rule · width + place`. */
  readonly arms: Uint16Array
  /** Indexed by `(rule · groups + group) · width + place`; sums to one over the places. */
  readonly shares: Float64Array
}

/** Mean quality and mean normalised cost of each rule. */
export interface Cloud {
  readonly perf: Float64Array
  readonly cost: Float64Array
}

const MOST_ARMS = 4
// Shares are the odds of uniform draws, squared up to this many times: 0 times gives a mixture, 3 times nearly a single arm.
const SHARPEST = 3

/** Draws `count` rules, which depend only on the numbers of groups and arms, not on prices or outcomes. */
export function createRules(seed: string, count: number, groups: number, arms: number): Rules {
  const rng = createRng(`cloud:${seed}`)
  const width = Math.min(MOST_ARMS, arms)
  const chosen = new Uint16Array(count * width)
  const shares = new Float64Array(count * groups * width)
  const liking = new Float64Array(width)
  const order = Uint16Array.from({ length: arms }, (_, arm) => arm)
  for (let rule = 0; rule < count; rule++) {
    chosen.set(drawn(rng, order, width), rule * width)
    const squarings = randomInteger(rng, 0, SHARPEST)
    // All groups share a preference among the arms; without it the points of many groups would crowd around their mean.
    for (let i = 0; i < width; i++) liking[i] = odds(rng)
    for (let group = 0; group < groups; group++) {
      const start = (rule * groups + group) * width
      const end = start + width
      let sum = 0
      for (let i = start; i < end; i++) {
        let share = liking[i - start]! * odds(rng)
        for (let k = 0; k < squarings; k++) share *= share
        shares[i] = share
        sum += share
      }
      for (let i = start; i < end; i++) shares[i]! /= sum
    }
  }
  return { count, groups, width, arms: chosen, shares }
}

/** The odds of a uniform draw; never 0, and never so large that a power of them overflows. */
function odds(rng: Rng): number {
  const chance = 1e-6 + (1 - 2e-6) * rng()
  return chance / (1 - chance)
}

/** Draws `width` items without repetition, by the first steps of a shuffle of the list in place. */
function drawn(rng: Rng, list: Uint16Array, width: number): Uint16Array {
  for (let i = 0; i < width; i++) {
    const j = randomInteger(rng, i, list.length - 1)
    const held = list[i]!
    list[i] = list[j]!
    list[j] = held
  }
  return list.subarray(0, width)
}

/** The points of the rules. Per question, `worths` has what came of each arm and `groupOf` the group. */
export function cloudOf(
  { count, groups, width, arms, shares }: Rules,
  worths: readonly (readonly Worth[])[],
  groupOf: readonly number[],
): Cloud {
  // A rule treats all questions of a group alike, so sums over each group are enough.
  const most = worths[0]?.length ?? 0
  const perfSums = new Float64Array(groups * most)
  const costSums = new Float64Array(groups * most)
  for (const [q, own] of worths.entries()) {
    for (const [arm, { perf, cost }] of own.entries()) {
      perfSums[groupOf[q]! * most + arm]! += perf
      costSums[groupOf[q]! * most + arm]! += cost
    }
  }
  const perf = new Float64Array(count)
  const cost = new Float64Array(count)
  for (let rule = 0; rule < count; rule++) {
    for (let group = 0; group < groups; group++) {
      for (let i = 0; i < width; i++) {
        const share = shares[(rule * groups + group) * width + i]!
        const arm = group * most + arms[rule * width + i]!
        perf[rule]! += share * perfSums[arm]!
        cost[rule]! += share * costSums[arm]!
      }
    }
    perf[rule]! /= worths.length
    cost[rule]! /= worths.length
  }
  return { perf, cost }
}
