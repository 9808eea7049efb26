/** The sentences and numbers of the front. */

import type { Preference } from '../../core/cost/utility.ts'
import type { Interval } from '../../core/front/bootstrap.ts'
import {
  type Bound,
  type Comparison,
  type Contenders,
  leaderOf,
  type ScoredRouter,
} from './scored-routers.ts'

/** Two digits, no leading zero, a true minus sign: ".31", "−.05", "1.00". */
export function formatShare(value: number, digits = 2): string {
  const text = Math.abs(value).toFixed(digits).replace(/^0/, '')
  const negative = value < 0 && Number(Math.abs(value).toFixed(digits)) > 0
  return `${negative ? '−' : ''}${text}`
}

/** The setting of a router's own control, to three digits. */
export const formatSetting = (value: number): string => formatShare(value, 3)

/** Takes US dollars per question; writes dollars per thousand questions, in two significant digits. */
export function formatDollars(value: number): string {
  const perThousand = value * 1000
  if (perThousand === 0) return '$0'
  const digits = Math.max(0, Math.min(6, 1 - Math.floor(Math.log10(Math.abs(perThousand)))))
  return `$${perThousand.toFixed(digits)}`
}

/** Half the width of an interval, as "± .03". */
export const formatMargin = ({ low, high }: Interval): string =>
  `± ${formatShare((high - low) / 2)}`

const weights = ({ alpha, beta }: Preference): string =>
  `At α ${formatShare(alpha)} and β ${formatShare(beta)}`

/** Which router is worth most, in one sentence. */
export function leaderSentence(routers: readonly ScoredRouter[], preference: Preference): string {
  if (routers.length === 0) return ''
  if (preference.alpha === 0 && preference.beta === 0) {
    return 'With α and β at zero nothing counts, so every router is worth the same.'
  }
  const best = leaderOf(routers)
  if (!best) return `${weights(preference)}, every router is worth the same.`
  return `${weights(preference)}, ${best.name} is worth most: utility ${formatShare(best.utility)}, from quality ${formatShare(best.perf)} at cost ${formatShare(best.cost)}.`
}

/** Whether a stated bound held on questions that it was not calibrated on. */
export function boundSentence({ of, target, reached, interval }: Bound, questions: string): string {
  const cost = of === 'cost'
  const asked = `${cost ? 'Cost at most' : 'Quality at least'} ${formatShare(target, 3)} was asked for`
  const range = `95% interval ${formatShare(interval.low, 3)} to ${formatShare(interval.high, 3)}`
  const found = `on ${questions} it is ${formatShare(reached, 3)} (${range})`
  const miss = cost ? reached - target : target - reached
  if (miss <= 0) return `${asked}; ${found}, so the bound holds.`
  const chance = interval.low <= target && target <= interval.high
  return chance
    ? `${asked}; ${found}, so the bound is missed, but by no more than chance explains.`
    : `${asked}; ${found}, so the bound is missed.`
}

/** How far the contenders are apart while a slider moves: their interval takes longer. */
export function gapSentence({ router, control }: Contenders): string {
  const gap = router.utility - control.utility
  const where = gap < 0 ? 'behind' : 'ahead of'
  return `${router.name} is ${formatShare(Math.abs(gap), 3)} ${where} the best control, ${control.name}.`
}

/** Whether looking at the question paid off; the interval alone decides the wording. */
export function verdictSentence(comparison: Comparison, questions: number): string {
  const { router, control, difference, interval, conclusion } = comparison
  const learned = router.group === 'learned'
  const { name } = router
  const range = `95% interval ${formatShare(interval.low, 3)} to ${formatShare(interval.high, 3)}`
  if (interval.low === 0 && interval.high === 0) {
    return `${name} does exactly what ${control.name} does on these ${questions} questions, so ${learned ? 'learning' : 'its rule'} gains nothing here.`
  }
  const amount = formatShare(Math.abs(difference), 3)
  switch (conclusion) {
    case 'better':
      return `${name} beats the best control, ${control.name}, by ${amount} (${range}, ${questions} questions).`
    case 'worse':
      return `${name} does not beat the best control: it falls short of ${control.name} by ${amount} (${range}, ${questions} questions).`
    case 'open':
      return `${name} is not shown to beat the best control, ${control.name}: it is ${amount} ${difference < 0 ? 'below' : 'ahead'}, but the ${range} includes zero (${questions} questions).`
  }
}
