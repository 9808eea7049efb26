import { expect, it } from 'vitest'
import { type ArmId, variantId } from '../../core/episode/arm.ts'
import { modelId, type Step } from '../../core/episode/step.ts'
import { emptyTree, nodesAlong, withNode } from '../../core/episode/tree.ts'
import { millis, tokens } from '../../core/units.ts'
import { onlyPaths } from './only-paths.ts'

const a = variantId(modelId('a'), null)
const b = variantId(modelId('b'), null)

const stepOf = (arm: ArmId): Step => ({
  name: 'solver-1',
  role: 'solver',
  decides: ['solver'],
  model: modelId(arm),
  adapter: null,
  prompt: [],
  completion: {
    text: arm,
    tokensIn: tokens(1),
    tokensOut: tokens(1),
    latency: millis(1),
    meanLogProb: 0,
    firstTokenEntropy: 0,
    stop: 'end',
  },
  parsed: { thought: '', action: { type: 'work' }, observation: null, right: null },
  origin: 'recorded',
})

it('onlyPaths() keeps the steps of its paths and nothing else', () => {
  const paths = [[a], [b], [a, a], [a, b], [b, a]]
  const tree = paths.reduce(
    (grown, path) => withNode(grown, path, stepOf(path.at(-1)!), null),
    emptyTree('q'),
  )
  const pruned = onlyPaths(tree, [
    [a, b],
    [b, b],
  ])
  expect(nodesAlong(pruned, [a, b])).toHaveLength(2)
  expect(nodesAlong(pruned, [b])).toHaveLength(1)
  expect(nodesAlong(pruned, [a, a])).toHaveLength(1)
  expect(nodesAlong(pruned, [b, a])).toHaveLength(1)
})
