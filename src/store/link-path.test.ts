import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { variantId } from '../core/episode/arm.ts'
import { modelId } from '../core/episode/step.ts'
import { pathOf, pathText } from './link-path.ts'

const models = Array.from({ length: 200 }, (_, place) => modelId(`model-${place}`))
const pools = fc.integer({ min: 1, max: models.length }).map((size) => models.slice(0, size))

describe('a path in a link', () => {
  it('comes back, whatever the size of the pool', () => {
    const cases = pools.chain((pool) =>
      fc.tuple(
        fc.constant(pool),
        fc.array(fc.constantFrom(...pool), { minLength: 1, maxLength: 20 }),
      ),
    )
    fc.assert(
      fc.property(cases, ([pool, models]) => {
        const path = models.map((model) => variantId(model, null))
        expect(pathOf(pathText(path, pool), pool)).toEqual(path)
      }),
    )
  })

  it('is a digit per step where the pool has ten models, as it always was', () => {
    const ten = models.slice(0, 10)
    const path = [ten[0]!, ten[9]!, ten[3]!].map((model) => variantId(model, null))
    expect(pathText(path, ten)).toBe('093')
  })

  it.each(['', '-1', '0.1', '_', '0_', '2', 'a', '0'.repeat(65)])(
    'is not %j in a pool of two',
    (text) => {
      expect(pathOf(text, models.slice(0, 2))).toBeNull()
    },
  )
})
