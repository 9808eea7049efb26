/**
 * A cloud of real operating points behind the routers: each point is a random rule that sends a share of its own of every
 * group of questions to each of a few arms, with the exact mean cost and quality of that rule on the questions.
 */

import type { Worth } from '../outcomes/table.ts'
import { createRng, type Rng, randomInteger } from '../random.ts'

/** Random rules, each with a few arms of its own. */
export interface Rules {
  readonly count: number
  readonly groups: number
  /** Arms per rule. */
  readonly width: number
  /** `arms[rule · width + place]`. */
  readonly arms: Uint16Array
  /** `shares[(rule · groups + group) · width + place]`, which sum to one over the places. */
  readonly shares: Float64Array
}

/** A point per rule: mean quality and mean normalised cost. */
export interface Cloud {
  readonly perf: Float64Array
  readonly cost: Float64Array
}

const MOST_ARMS = 4
// Shares are odds of uniform draws, squared up to so many times: at 0 a mix, at 3 nearly all on one arm.
const SHARPEST = 3

/** Draws `count` rules. They hold for any prices and outcomes with as many arms and groups. */
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
    // A liking that all groups share: else the rules of many groups would crowd around their mean.
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

/** Never 0, and never so great that a power of it overflows. */
function odds(rng: Rng): number {
  const chance = 1e-6 + (1 - 2e-6) * rng()
  return chance / (1 - chance)
}

/** The first `width` of the list, after as many steps of a shuffle in place. */
function drawn(rng: Rng, list: Uint16Array, width: number): Uint16Array {
  for (let i = 0; i < width; i++) {
    const j = randomInteger(rng, i, list.length - 1)
    const held = list[i]!
    list[i] = list[j]!
    list[j] = held
  }
  return list.subarray(0, width)
}

/** The rules' points on the questions, given what came of each arm on each; `groupOf` says the group of each. */
export function cloudOf(
  { count, groups, width, arms, shares }: Rules,
  worths: readonly (readonly Worth[])[],
  groupOf: readonly number[],
): Cloud {
  // A rule does not tell the questions of a group apart, so sums over groups are all it takes.
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
