import { beforeAll, describe, expect, it } from 'vitest'
import type { EpisodeTree } from '../core/episode/tree.ts'
import { keptOf, readKept, treeOfKept, writeKept } from './kept-steps.ts'
import { selectTree } from './selectors.ts'
import { openYard } from './testing/open-yard.ts'
import { scriptedForest } from './testing/scripted-forest.ts'

let tree: EpisodeTree
beforeAll(async () => {
  const file = await scriptedForest({ train: 1, validation: 0, test: 1 })
  tree = selectTree(openYard(file).getState())
})

const through = (text: string) => readKept(text).map(treeOfKept)

describe('kept steps', () => {
  it('bring the tree back, prompts and actions and all', () => {
    expect(Object.keys(tree.branches).length).toBeGreaterThan(1)
    expect(through(writeKept([keptOf(tree, null)]))).toEqual([tree])
  })

  it('bring back what was billed for a glimpse', () => {
    const [first, ...rest] = Object.values(tree.branches)
    const { tokensIn, tokensOut } = first!.step.completion
    const step = { ...first!.step, glimpse: { model: rest[0]!.step.model, tokensIn, tokensOut } }
    const billed = {
      ...tree,
      branches: { ...tree.branches, [step.model]: { ...first!, step } },
    }
    expect(through(writeKept([keptOf(billed, null)]))).toEqual([billed])
  })

  it.each([
    ['no JSON', '{'],
    ['something else', '[1, 2]'],
    ['another version', JSON.stringify({ version: 2, questions: [] })],
    [
      'a negative count',
      writeKept([]).replace('[]', '[{"id":"x","text":"","steps":[{"after":-2}]}]'),
    ],
  ])('are none where the tab holds %s', (_, text) => {
    expect(readKept(text)).toEqual([])
  })

  it('are not taken where the question has other words now', () => {
    expect(treeOfKept({ ...keptOf(tree, null), text: 'Who?' })).toBeNull()
  })

  it('are not taken where they do not fit the protocol', () => {
    const kept = keptOf(tree, null)
    const last = kept.steps.length - 1
    // The last step ends the episode.
    const steps = [...kept.steps, { ...kept.steps[last]!, after: last }]
    expect(treeOfKept({ ...kept, steps })).toBeNull()
    expect(treeOfKept({ ...kept, steps: [{ ...kept.steps[0]!, after: 7 }] })).toBeNull()
  })
})
