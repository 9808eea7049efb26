/** Calculations with small numbers, one operation per step, and the slips that are typical of them. */
import { type Rng, shuffle } from '../../random.ts'
import type { Draft } from './subject.ts'

/** The steps of adding two numbers below 100, ones first. */
export function addition(a: number, b: number): readonly string[] {
  const [ones, tens] = [(a % 10) + (b % 10), Math.floor(a / 10) + Math.floor(b / 10)]
  const first = `${a % 10} + ${b % 10} = ${ones}`
  const second = `${Math.floor(a / 10)} + ${Math.floor(b / 10)}`
  return ones < 10 ? [first, `${second} = ${tens}`] : [first, `${second} + 1 = ${tens + 1}`]
}

/** The steps of subtracting b from a, ones first; both are below 100 and b is at most a. */
export function subtraction(a: number, b: number): readonly string[] {
  const borrows = a % 10 < b % 10
  const ones = (a % 10) + (borrows ? 10 : 0)
  const [tensA, tensB] = [Math.floor(a / 10), Math.floor(b / 10)]
  const first = `${ones} - ${b % 10} = ${ones - (b % 10)}`
  return borrows
    ? [first, `${tensA} - 1 - ${tensB} = ${tensA - 1 - tensB}`]
    : [first, `${tensA} - ${tensB} = ${tensA - tensB}`]
}

/** The steps of multiplying a number below 100 by a digit, ones first. */
export function multiplication(a: number, digit: number): readonly string[] {
  const [ones, tens] = [(a % 10) * digit, Math.floor(a / 10) * digit]
  const carried = Math.floor(ones / 10)
  const steps = [`${a % 10} × ${digit} = ${ones}`, `${Math.floor(a / 10)} × ${digit} = ${tens}`]
  return carried === 0 ? steps : [...steps, `${tens} + ${carried} = ${tens + carried}`]
}

/**
 * Three wrong whole numbers, each at least `low`: the given slips first, then numbers near the right one. At most one shares its
 * last digit with another choice, because such choices are hard to tell apart when they are read.
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
    throw new Error(`There are too few wrong numbers near ${right}; lower "low"`)
  }
  return [a, b, c]
}
