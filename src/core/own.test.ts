import { describe, expect, it } from 'vitest'
import { defaultPriceBook, priceOf } from './cost/price-book.ts'
import { type ModelId, modelId, type Step } from './episode/step.ts'
import { emptyTree, nodesAlong, withNode } from './episode/tree.ts'
import { own } from './own.ts'
import { embeddedPool } from './routing/embedded.ts'
import { isOffered, loadTask } from './tasks/registry.ts'

const INHERITED = ['constructor', 'hasOwnProperty', 'toString', 'valueOf', '__proto__']

/** All that a tree reads of a step. */
const stepOf = (model: ModelId) => ({ model, completion: { text: 'x' } }) as Step

describe.each(INHERITED)('%s, which every object inherits,', (name) => {
  const model = modelId(name)

  it('is found only where it was put', () => {
    expect(own({}, name)).toBeUndefined()
    expect(own(Object.fromEntries([[name, 1]]), name)).toBe(1)
  })

  it('is a branch of a tree like any other', () => {
    const tree = emptyTree('q')
    expect(nodesAlong(tree, [model])).toEqual([])
    expect(() => withNode(tree, [model, model], stepOf(model), null)).toThrow(RangeError)
    const grown = [[model], [model, model]].reduce(
      (before, path) => withNode(before, path, stepOf(model), null),
      tree,
    )
    expect(nodesAlong(grown, [model, model, model]).map(({ step }) => step.model)).toEqual([
      model,
      model,
    ])
  })

  it('has a price only where a pool names it', () => {
    expect(() => priceOf(defaultPriceBook([]), {}, model)).toThrow(RangeError)
    expect(priceOf(defaultPriceBook([model]), {}, model)).toEqual({ in: 0.2, out: 0.2 })
  })

  it('is no task', async () => {
    await expect(loadTask(name)).rejects.toThrow(`No task "${name}"`)
    expect(embeddedPool(name)).toEqual(embeddedPool('atlas'))
    expect(isOffered(`${name}/test/0`)).toBe(false)
  })
})
