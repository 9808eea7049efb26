import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../../random.ts'
import { addition, multiplication, subtraction, wrongNumbers } from './numbers.ts'

const small = fc.integer({ min: 0, max: 99 })

/** Whether a step such as "a - b - c = d" is true; operators apply from the left. */
function holds(step: string): boolean {
  const [left = '', right = ''] = step.split(' = ')
  const parts = left.split(' ')
  let value = Number(parts[0])
  for (let k = 1; k < parts.length; k += 2) {
    const operand = Number(parts[k + 1])
    value =
      parts[k] === '+' ? value + operand : parts[k] === '-' ? value - operand : value * operand
  }
  return value === Number(right)
}
const resultOf = (step: string): number => Number(step.split(' = ')[1])

describe('working', () => {
  it('adds in true steps that give the digits of the sum', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        const steps = addition(a, b)
        expect(steps.every(holds)).toBe(true)
        expect((resultOf(steps[0]!) % 10) + 10 * resultOf(steps[1]!)).toBe(a + b)
      }),
    )
  })

  it('subtracts in true steps that give the digits of the difference', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        const steps = subtraction(Math.max(a, b), Math.min(a, b))
        expect(steps.every(holds)).toBe(true)
        expect(resultOf(steps[0]!) + 10 * resultOf(steps[1]!)).toBe(Math.abs(a - b))
      }),
    )
  })

  it('multiplies in true steps that give the digits of the product', () => {
    fc.assert(
      fc.property(small, fc.integer({ min: 1, max: 9 }), (a, digit) => {
        const steps = multiplication(a, digit)
        expect(steps.every(holds)).toBe(true)
        expect((resultOf(steps[0]!) % 10) + 10 * resultOf(steps.at(-1)!)).toBe(a * digit)
      }),
    )
  })
})

describe('wrongNumbers', () => {
  it('gives three other numbers, of which at most one shares a last digit', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(500), fc.array(fc.nat(600)), (seed, right, slips) => {
        const wrong = wrongNumbers(createRng(seed), right, slips).map(Number)
        const all = [right, ...wrong]
        expect(new Set(all).size).toBe(4)
        expect(new Set(all.map((value) => value % 10)).size).toBeGreaterThanOrEqual(3)
        expect(wrong.every((value) => value >= 0)).toBe(true)
      }),
    )
  })
})
