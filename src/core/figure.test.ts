import { expect, it } from 'vitest'
import { countOf, figure } from './figure.ts'

it('figure() writes a true minus sign, but none on a value that rounds to zero', () => {
  expect([-0.1256, 0.5, -0.0004, 0].map((value) => figure(value, 3))).toEqual([
    '−0.126',
    '0.500',
    '0.000',
    '0.000',
  ])
})

it('countOf() has one of a thing, and several of it', () => {
  expect([0, 1, 2, 1234].map((count) => countOf(count, 'token'))).toEqual([
    '0 tokens',
    '1 token',
    '2 tokens',
    '1,234 tokens',
  ])
})
