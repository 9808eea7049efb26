/**
 * A cloud of real operating points behind the routers': each point is a random rule that sends a share of its own of every
 * group of questions to each arm, with the exact mean cost and quality of that rule on the questions.
 */
import { createRng } from '../random.ts'
import type { Case } from './operating-point.ts'

/** Random rules; `shares[(rule · groups + group) · arms + arm]`, which sum to one over the arms. */
export interface Rules {
  readonly count: number
  readonly groups: number
  readonly arms: number
  readonly shares: Float64Array
}

/** A point a rule: mean quality and mean normalised cost. */
export interface Cloud {
  readonly perf: Float64Array
  readonly cost: Float64Array
}

// Shares are powers of exponential draws: at 1 spread over the simplex, at 8 nearly all on one arm.
const SHARPEST = 8

/** Draws `count` rules. They hold for any prices and outcomes with as many arms and groups. */
export function createRules(seed: string, count: number, groups: number, arms: number): Rules {
  const rng = createRng(`cloud:${seed}`)
  const shares = new Float64Array(count * groups * arms)
  for (let rule = 0; rule < count; rule++) {
    const sharpness = 1 + (SHARPEST - 1) * rng()
    for (let group = 0; group < groups; group++) {
      const start = (rule * groups + group) * arms
      let sum = 0
      for (let i = start; i < start + arms; i++) {
        shares[i] = (-Math.log(1 - rng())) ** sharpness
        sum += shares[i]!
      }
      for (let i = start; i < start + arms; i++) shares[i] = sum > 0 ? shares[i]! / sum : 1 / arms
    }
  }
  return { count, groups, arms, shares }
}

/** The rules' points on the questions; `groupOf` says the group of each, by its place. */
export function cloudOf(
  { count, groups, arms, shares }: Rules,
  cases: readonly Case[],
  groupOf: readonly number[],
): Cloud {
  // A rule does not tell the questions of a group apart, so sums over groups are all it takes.
  const width = groups * arms
  const perfSums = new Float64Array(width)
  const costSums = new Float64Array(width)
  for (const [q, { outcomes }] of cases.entries()) {
    for (let arm = 0; arm < arms; arm++) {
      const { perf, cost } = outcomes[arm]!
      perfSums[groupOf[q]! * arms + arm]! += perf
      costSums[groupOf[q]! * arms + arm]! += cost
    }
  }
  const perf = new Float64Array(count)
  const cost = new Float64Array(count)
  for (let rule = 0; rule < count; rule++) {
    for (let i = 0; i < width; i++) {
      const share = shares[rule * width + i]!
      perf[rule]! += share * perfSums[i]!
      cost[rule]! += share * costSums[i]!
    }
    perf[rule]! /= cases.length
    cost[rule]! /= cases.length
  }
  return { perf, cost }
}
