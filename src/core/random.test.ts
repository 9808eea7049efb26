import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng, hashText, pick, randomInteger, shuffle } from './random.ts'

describe('createRng', () => {
  it('gives the same numbers for the same seed, all in [0, 1)', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const draw = () => {
          const rng = createRng(seed)
          return Array.from({ length: 50 }, () => rng())
        }
        const first = draw()
        expect(draw()).toEqual(first)
        expect(first.every((value) => value >= 0 && value < 1)).toBe(true)
      }),
    )
  })

  it('never changes its sequence, because seeds are written in links and files', () => {
    const rng = createRng('atlas:test-0')
    expect([rng(), rng(), rng()]).toMatchInlineSnapshot(`
      [
        0.08547956892289221,
        0.05586500675417483,
        0.6539100974332541,
      ]
    `)
    expect(hashText('switchyard')).toMatchInlineSnapshot(`533657755`)
  })

  it('spreads evenly', () => {
    const rng = createRng('even')
    const counts = new Uint32Array(10)
    for (let i = 0; i < 20_000; i++) counts[Math.floor(rng() * 10)]! += 1
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200)
  })

  it('differs between neighbouring seeds', () => {
    const first = Array.from({ length: 1000 }, (_, k) => createRng(`seed-${k}`)())
    expect(new Set(first).size).toBe(1000)
    expect(first.reduce((sum, value) => sum + value, 0) / 1000).toBeCloseTo(0.5, 1)
  })
})

describe('randomInteger', () => {
  it('reaches both ends and never leaves them', () => {
    const rng = createRng('ends')
    const drawn = new Set(Array.from({ length: 300 }, () => randomInteger(rng, -2, 3)))
    expect([...drawn].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2, 3])
  })
})

describe('pick', () => {
  it('takes an item of the list, and refuses an empty list', () => {
    const rng = createRng('pick')
    expect(['a', 'b']).toContain(pick(rng, ['a', 'b']))
    expect(() => pick(rng, [])).toThrow(RangeError)
  })
})

describe('shuffle', () => {
  it('returns a permuted copy and leaves its input alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
        const before = [...items]
        const shuffled = shuffle(createRng(seed), items)
        expect(items).toEqual(before)
        expect([...shuffled].sort((a, b) => a - b)).toEqual(before.sort((a, b) => a - b))
      }),
    )
  })
})
