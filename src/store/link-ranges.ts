/** The ranges of a link's numbers, and what was changed to keep to them. */
import { own } from '../core/own.ts'
import { shortened } from './link-text.ts'

/** The highest price that the editor and a link may set, in US dollars per million tokens. */
export const MAX_PRICE = 1000

/** Every way to write a finite number. */
export const NUMBER = /^-?(\d+([.]\d+)?|[.]\d+)(e[+-]?\d+)?$/i

/** What the numbers of a link are held to. */
export const RANGES = {
  a: [0, 1],
  b: [0, 1],
  t: [-1000, 1000],
  at: [0, 1000],
  prices: [0, MAX_PRICE],
} as const

/** How a part that was used differs from what it says; null where it does not. */
export function changeOf(key: string, text: string | undefined, linked: boolean): string | null {
  if (text === undefined) return null
  const part = `"${key}=${shortened(text)}"`
  if (key === 'link') {
    return text === '1' && !linked ? `${part} does not fit weights that do not sum to one` : null
  }
  const range: readonly [number, number] | undefined = own(RANGES, key)
  const beyond = text
    .split(',')
    .some(
      (each) =>
        NUMBER.test(each) && !!range && (Number(each) < range[0] || Number(each) > range[1]),
    )
  return beyond ? `${part} was held to the range from ${range![0]} to ${range![1]}` : null
}
