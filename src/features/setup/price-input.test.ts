import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPrice } from './price-input.tsx'

describe('readPrice', () => {
  it.each([
    ['1.5', 1.5],
    ['1,5', 1.5],
    ['0,125', 0.125],
    ['0.125', 0.125],
    [',5', 0.5],
    ['.5', 0.5],
    ['2,', 2],
    [' 3 ', 3],
    ['1000', 1000],
  ])('takes %j', (text, price) => {
    expect(readPrice(text)).toBe(price)
  })

  it.each([
    '',
    ' ',
    '-4',
    '+4',
    '1e3',
    '0x10',
    'NaN',
    '1.2.3',
    '1,2,3',
    '1.000,5',
    '1,250',
    '1001',
    '.',
    ',',
  ])('does not take %j', (text) => {
    expect(readPrice(text)).toBeNull()
  })

  it('reads a point and a comma alike', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999 }),
        fc.integer({ min: 0, max: 99 }),
        (whole, cents) => {
          const text = `${whole}.${String(cents).padStart(2, '0')}`
          expect(readPrice(text)).toBe(Number(text))
          expect(readPrice(text.replace('.', ','))).toBe(Number(text))
        },
      ),
    )
  })
})
