import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Packing, pack, packedCount, packedNumbers, unpack } from './packed.ts'

const numbers: Readonly<Record<Packing, fc.Arbitrary<number>>> = {
  float32: fc.float({ noNaN: true, noDefaultInfinity: true }),
  int8: fc.integer({ min: -128, max: 127 }),
  uint16: fc.integer({ min: 0, max: 65_535 }),
}

describe.each(Object.keys(numbers) as Packing[])('%s', (as) => {
  it('comes back as it was and knows its count', () => {
    fc.assert(
      fc.property(fc.array(numbers[as]), (values) => {
        const packed = pack(values, as)
        expect([...unpack(packed, as)]).toEqual(values)
        expect(packedCount(packed, as)).toBe(values.length)
        expect(packedNumbers(as).safeParse(packed).success).toBe(true)
      }),
    )
  })

  it.each(['*', 'AAA', 'AA=A', 'Ä==='])('refuses %s', (text) => {
    expect(packedNumbers(as).safeParse(text).success).toBe(false)
  })
})

it('refuses NaN', () => {
  expect(packedNumbers('float32').safeParse(pack([Number.NaN], 'float32')).success).toBe(false)
})

it('has no count for a part of a number', () => {
  expect(packedCount(pack([1, 2, 3], 'int8'), 'float32')).toBeNaN()
})
