/** Numbers as a person reads them. */
import { figure } from '../../core/figure.ts'
import type { Millis, Usd } from '../../core/units.ts'

/** Dollars: two significant digits, never in exponents. Small costs keep their leading zeros. */
export function formatUsd(value: Usd): string {
  if (value === 0) return '$0'
  const digits = Math.min(8, Math.max(2, 1 - Math.floor(Math.log10(Math.abs(value)))))
  return `$${value.toFixed(digits)}`
}

export const formatMillis = (value: Millis): string =>
  value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`

/** Two digits after the point, with a true minus sign. */
export const formatScore = (value: number, digits = 2): string => figure(value, digits)

/** A multiple of a cost: "1.5×", "0.04×", "12×". Only nothing at all is "0×". */
export function formatTimes(value: number): string {
  if (value === 0) return '0×'
  const digits = value >= 9.95 ? 0 : Math.max(1, -Math.floor(Math.log10(value)))
  return `${value.toFixed(Math.min(8, digits))}×`
}

/** With its sign, for a difference. */
export function formatDifference(value: number, digits = 2): string {
  const text = formatScore(value, digits)
  return text.startsWith('−') || Number(text) === 0 ? text : `+${text}`
}

/** How sure the model was of a token on average: e to the mean log-probability, in (0, 1]. */
export const confidence = (meanLogProb: number): number => Math.exp(Math.min(0, meanLogProb))

/** Less than this reads as no regret everywhere. */
export const LEAST_REGRET = 0.0005
