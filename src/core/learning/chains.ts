/**
 * FrugalGPT's search (arXiv 2305.05176): it tries every ordered chain of up to three arms, with thresholds from a grid of quantiles,
 * and keeps the one with the greatest utility on train. The paper maximises accuracy within a budget; here α and β weigh the cost.
 */
import type { Chain } from '../routing/frugal.ts'
import type { Answered, Unseen } from './answer-scores.ts'

/** A chain is chosen for each of this many steps of the weights, and for zero. */
const SHARES = 20
/** How many thresholds are tried per arm: quantiles of its scores. */
const QUANTILES = 8
/** The most arms in a chain. */
const LONGEST = 3

/** The best chain for each share of quality in the weights, from 0 to 1. */
export function bestChains(
  questions: readonly Answered[],
  unseen: readonly Unseen[],
): readonly Chain[] {
  const count = questions.length
  const arms = questions[0]!.score.length
  const column = (of: (at: number, arm: number) => number) =>
    Array.from({ length: arms }, (_, arm) => Float64Array.from(questions, (_, at) => of(at, arm)))
  const score = column((at, arm) => questions[at]!.score[arm]!)
  const cost = column((at, arm) => questions[at]!.cost[arm]!)
  const sure = column((at, arm) => unseen[at]!.after[arm]!)
  const thresholds = sure.map(quantilesOf)
  const shares = Array.from({ length: SHARES + 1 }, (_, at) => at / SHARES)
  const best = shares.map((share) => ({
    share,
    worth: Number.NEGATIVE_INFINITY,
    links: [] as Chain['links'],
  }))
  const offer = (links: Chain['links'], perf: number, spent: number) => {
    for (const each of best) {
      const worth = each.share * perf - (1 - each.share) * spent
      if (worth > each.worth) {
        each.worth = worth
        each.links = links
      }
    }
  }
  /** Tries every arm next; `left` holds the questions whose answers so far all fell below their thresholds. */
  const extend = (links: Chain['links'], left: Uint32Array, perf: number, spent: number) => {
    for (let arm = 0; arm < arms; arm++) {
      if (links.some((each) => each.arm === arm)) continue
      let paid = spent
      let all = perf
      for (const at of left) {
        paid += cost[arm]![at]!
        all += score[arm]![at]!
      }
      offer([...links, { arm, accept: 0 }], all / count, paid / count)
      if (links.length + 1 === LONGEST) continue
      for (const accept of thresholds[arm]!) {
        let kept = perf
        const rest = left.filter((at) => {
          if (sure[arm]![at]! < accept) return true
          kept += score[arm]![at]!
          return false
        })
        if (rest.length > 0 && rest.length < left.length)
          extend([...links, { arm, accept }], rest, kept, paid)
      }
    }
  }
  extend([], Uint32Array.from(questions.keys()), 0, 0)
  return best.map(({ share, links }) => ({ share, links }))
}

/** Rounded to four digits, as a file stores them. */
function quantilesOf(values: Float64Array): readonly number[] {
  const sorted = values.slice().sort()
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
  const found = Array.from({ length: QUANTILES }, (_, i) => at((i + 0.5) / QUANTILES))
  return [...new Set(found.map((value) => Number(value.toPrecision(4))))]
}
