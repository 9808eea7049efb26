/** Working with small numbers, one operation a step, and the slips that are usual there. */
import { type Rng, shuffle } from '../../random.ts'
import type { Draft } from './subject.ts'

/** Adds two numbers below 100, the ones first. */
export function addition(a: number, b: number): readonly string[] {
  const [ones, tens] = [(a % 10) + (b % 10), Math.floor(a / 10) + Math.floor(b / 10)]
  const first = `${a % 10} + ${b % 10} = ${ones}`
  const second = `${Math.floor(a / 10)} + ${Math.floor(b / 10)}`
  return ones < 10 ? [first, `${second} = ${tens}`] : [first, `${second} + 1 = ${tens + 1}`]
}

/** Subtracts b from a, both below 100 and b not above a, the ones first. */
export function subtraction(a: number, b: number): readonly string[] {
  const borrows = a % 10 < b % 10
  const ones = (a % 10) + (borrows ? 10 : 0)
  const [tensA, tensB] = [Math.floor(a / 10), Math.floor(b / 10)]
  const first = `${ones} - ${b % 10} = ${ones - (b % 10)}`
  return borrows
    ? [first, `${tensA} - 1 - ${tensB} = ${tensA - 1 - tensB}`]
    : [first, `${tensA} - ${tensB} = ${tensA - tensB}`]
}

/** Multiplies a number below 100 by a digit, the ones first. */
export function multiplication(a: number, digit: number): readonly string[] {
  const [ones, tens] = [(a % 10) * digit, Math.floor(a / 10) * digit]
  const carried = Math.floor(ones / 10)
  const steps = [`${a % 10} × ${digit} = ${ones}`, `${Math.floor(a / 10)} × ${digit} = ${tens}`]
  return carried === 0 ? steps : [...steps, `${tens} + ${carried} = ${tens + carried}`]
}

/**
 * Three wrong whole numbers of at least `low`: the slips first, then neighbours. At most one ends in the digit of another
 * choice, which makes it hard to tell apart while reading.
 */
export function wrongNumbers(
  rng: Rng,
  right: number,
  slips: readonly number[] = [],
  low = 0,
): Draft['wrong'] {
  const near = [1, 2, 3, 4, 10].flatMap((by) => [right - by, right + by])
  const wrong: number[] = []
  let shared = 0
  for (const candidate of [...shuffle(rng, slips), ...shuffle(rng, near), right + 5, right + 6]) {
    if (candidate < low || candidate === right || wrong.includes(candidate)) continue
    const sharing = [right, ...wrong].some((value) => value % 10 === candidate % 10)
    if (sharing && shared === 1) continue
    if (sharing) shared += 1
    wrong.push(candidate)
    if (wrong.length === 3) break
  }
  const [a, b, c] = wrong.map(String)
  if (a === undefined || b === undefined || c === undefined) {
    throw new Error(`Too few numbers beside ${right}`)
  }
  return [a, b, c]
}
