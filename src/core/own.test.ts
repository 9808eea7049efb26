import { describe, expect, it } from 'vitest'
import { defaultPriceBook, priceOf } from './cost/price-book.ts'
import { variantId } from './episode/arm.ts'
import { type ModelId, modelId, type Step } from './episode/step.ts'
import { emptyTree, nodesAlong, withNode } from './episode/tree.ts'
import { own } from './own.ts'
import { poolOf } from './pool/pool.ts'
import { shippedTasks } from './tasks/registry.ts'

const INHERITED = ['constructor', 'hasOwnProperty', 'toString', 'valueOf', '__proto__']

/** The only parts of a step that a tree reads. */
const stepOf = (model: ModelId) => ({ model, adapter: null, completion: { text: 'x' } }) as Step

describe.each(INHERITED)('the name %s, which every object inherits,', (name) => {
  const model = modelId(name)
  const arm = variantId(model, null)

  it('is found only where it was put', () => {
    expect(own({}, name)).toBeUndefined()
    expect(own(Object.fromEntries([[name, 1]]), name)).toBe(1)
  })

  it('can name a branch of a tree like any other', () => {
    const tree = emptyTree('q')
    expect(nodesAlong(tree, [arm])).toEqual([])
    expect(() => withNode(tree, [arm, arm], stepOf(model), null)).toThrow(RangeError)
    const grown = [[arm], [arm, arm]].reduce(
      (before, path) => withNode(before, path, stepOf(model), null),
      tree,
    )
    expect(nodesAlong(grown, [arm, arm, arm]).map(({ step }) => step.model)).toEqual([model, model])
  })

  it('has a price only if a pool contains it', () => {
    expect(() =>
      priceOf(
        defaultPriceBook([], () => null),
        {},
        model,
      ),
    ).toThrow(RangeError)
    expect(
      priceOf(
        defaultPriceBook([model], () => null),
        {},
        model,
      ),
    ).toEqual({ in: 0.2, out: 0.2 })
  })

  it('is not a task', async () => {
    await expect(shippedTasks.load(name)).rejects.toThrow(`There is no task "${name}"`)
    expect(() => poolOf({ models: new Map(), pools: new Map() }, name)).toThrow(RangeError)
    expect(shippedTasks.isOffered(`${name}/test/0`)).toBe(false)
  })
})
