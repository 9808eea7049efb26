import { beforeAll, describe, expect, it } from 'vitest'
import { modelId } from '../core/episode/step.ts'
import { armIdOf, type EpisodeTree } from '../core/episode/tree.ts'
import { atlas } from '../core/tasks/atlas/atlas.ts'
import { selectTree } from './episode-view.ts'
import { keptOf, readKept, treeOfKept, writeKept } from './kept-steps.ts'
import { openYard } from './testing/open-yard.ts'
import { scriptedForest } from './testing/scripted-forest.ts'

let tree: EpisodeTree
beforeAll(async () => {
  const file = await scriptedForest({ train: 1, validation: 0, test: 1 })
  tree = selectTree(openYard(file).getState())
})

const through = (text: string) => readKept(text).map((kept) => treeOfKept(atlas, kept))

describe('kept steps', () => {
  it('bring the tree back, prompts and actions and all', () => {
    expect(tree.branches.size).toBeGreaterThan(1)
    expect(through(writeKept([keptOf(atlas, tree, null)]))).toEqual([tree])
  })

  it('bring back what was billed for a glimpse', () => {
    const [first, ...rest] = [...tree.branches.values()]
    const { tokensIn, tokensOut } = first!.step.completion
    const step = { ...first!.step, glimpse: { model: rest[0]!.step.model, tokensIn, tokensOut } }
    const billed = {
      ...tree,
      branches: new Map(tree.branches).set(armIdOf(step), { ...first!, step }),
    }
    expect(through(writeKept([keptOf(atlas, billed, null)]))).toEqual([billed])
  })

  it('bring back the steps of a model that other people named', () => {
    const [first] = tree.branches.values()
    const step = { ...first!.step, model: modelId('house/quick:1.5') }
    const named = { ...tree, branches: new Map([[armIdOf(step), { ...first!, step }]]) }
    expect(through(writeKept([keptOf(atlas, named, null)]))).toEqual([named])
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
    expect(treeOfKept(atlas, { ...keptOf(atlas, tree, null), text: 'Who?' })).toBeNull()
  })

  it('are not taken where they do not fit the protocol', () => {
    const kept = keptOf(atlas, tree, null)
    const last = kept.steps.length - 1
    // The last step ends the episode.
    const steps = [...kept.steps, { ...kept.steps[last]!, after: last }]
    expect(treeOfKept(atlas, { ...kept, steps })).toBeNull()
    expect(treeOfKept(atlas, { ...kept, steps: [{ ...kept.steps[0]!, after: 7 }] })).toBeNull()
  })
})
