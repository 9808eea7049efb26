import { expect, it } from 'vitest'
import { figure } from './figure.ts'

it('figure() writes a true minus sign, but none on a value that rounds to zero', () => {
  expect([-0.1256, 0.5, -0.0004, 0].map((value) => figure(value, 3))).toEqual([
    '−0.126',
    '0.500',
    '0.000',
    '0.000',
  ])
})
