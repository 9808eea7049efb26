import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { remember } from './remember.ts'

describe('remember', () => {
  it('computes the last keys once, and keeps no more than its limit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 })),
        fc.integer({ min: 1, max: 5 }),
        (asked, limit) => {
          let computed: number[] = []
          const read = remember(limit, String, (key: number) => {
            computed.push(key)
            return { key }
          })
          for (const [at, key] of asked.entries()) {
            // The keys asked for since this one was asked for last.
            const before = asked.slice(0, at).lastIndexOf(key)
            const between = new Set(asked.slice(before + 1, at))
            computed = []
            expect(read(key)).toEqual({ key })
            expect(computed).toEqual(before === -1 || between.size >= limit ? [key] : [])
          }
        },
      ),
    )
  })

  it('gives the same object while it remembers', () => {
    const read = remember(
      2,
      (key: string) => key,
      (key) => ({ key }),
    )
    const first = read('a')
    read('b')
    expect(read('a')).toBe(first)
  })
})
