import { expect, it } from 'vitest'
import { variantId } from '../core/episode/arm.ts'
import { type ModelId, modelId, type Step } from '../core/episode/step.ts'
import { emptyTree, nodesAlong, withNode } from '../core/episode/tree.ts'
import { mergeTrees } from './merge-trees.ts'

const stepOf = (model: ModelId, text: string) =>
  ({ model, adapter: null, completion: { text } }) as Step
const treeOf = (model: ModelId, ...texts: readonly string[]) =>
  texts.reduce(
    (tree, text, at) =>
      withNode(
        tree,
        Array.from({ length: at + 1 }, () => variantId(model, null)),
        stepOf(model, text),
        null,
      ),
    emptyTree('q'),
  )

it.each(['small', 'constructor', '__proto__'])('two records merge, of %s too', (name) => {
  const model = modelId(name)
  const arm = variantId(model, null)
  const merged = mergeTrees(treeOf(model, 'a', 'b'), treeOf(model, 'a'))
  expect(nodesAlong(merged, [arm, arm]).map(({ step }) => step.completion.text)).toEqual(['a', 'b'])
  const other = mergeTrees(treeOf(model, 'a', 'b'), treeOf(model, 'c'))
  expect(nodesAlong(other, [arm, arm]).map(({ step }) => step.completion.text)).toEqual(['c'])
})
