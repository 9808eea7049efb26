import { describe, expect, it } from 'vitest'
import { atlas } from '../tasks/atlas/atlas.ts'
import { completionText } from '../tasks/atlas/prompts.ts'
import { ARMS, PAIR } from '../testing/arbitraries.ts'
import { sayOneOf, scriptedWriter } from '../testing/scripted.ts'
import { fillTree } from './fill.ts'
import {
  ForestError,
  type ForestFile,
  outcomeToRow,
  pairOf,
  parseForest,
  recordedQuestions,
} from './forest.ts'
import { recordedTree, TextTable, treeToRows } from './forest-trees.ts'

const IDS = ['atlas/train/0', 'atlas/test/1', 'atlas/test/2']
const MODELS = [PAIR.weak, PAIR.strong]
const model = (id: string) => ({ id, sha256: 'a'.repeat(64), parameters: 1000, bytes: 2000 })

async function recordSome() {
  const filled = []
  for (const id of IDS) {
    const titles = atlas.question(id).passages.map(({ title }) => title)
    const { write } = scriptedWriter(
      sayOneOf([
        ...titles.slice(0, 3).map((title) => completionText('Look.', `Search[${title}]`)),
        completionText('Done.', `Finish[${atlas.question(id).answer}]`),
        completionText('Go on.', '[Continue]'),
      ]),
    )
    filled.push({ id, ...(await fillTree(id, atlas.begin(id), ARMS, write)) })
  }
  const table = new TextTable()
  const file = {
    format: 'switchyard-forest',
    version: 1,
    task: 'atlas',
    backend: 'test',
    models: [model(PAIR.weak), model(PAIR.strong)],
    policy: null,
    questions: filled.map(({ id, tree, outcomes }, place) => ({
      id,
      kind: atlas.question(id).kind,
      outcomes: outcomes.map(outcomeToRow),
      predictions: place === 0 ? ARMS.map(() => [0.5, 0.25]) : null,
      tree: place === 2 ? null : treeToRows(tree.branches, MODELS, table),
    })),
    texts: table.texts,
  }
  return { filled, file }
}
const { filled, file } = await recordSome()
const stored = (): unknown => JSON.parse(JSON.stringify(file))

describe('forest file', () => {
  const forest = parseForest(stored(), 'test.json')

  it('gives back the trees, prompts and parsed actions included', () => {
    for (const { id, tree } of filled.slice(0, 2)) {
      expect(recordedTree(forest, id, atlas.begin(id))).toEqual(tree)
    }
  })

  it('gives back outcomes and predictions', () => {
    expect(pairOf(forest)).toEqual(PAIR)
    const questions = recordedQuestions(forest)
    for (const [place, { outcomes }] of filled.entries()) {
      expect(questions[place]!.outcomes.map(({ usage }) => usage)).toEqual(
        outcomes.map(({ usage }) => usage),
      )
      for (const [arm, { score, assignment }] of outcomes.entries()) {
        expect(questions[place]!.outcomes[arm]!.score).toBeCloseTo(score, 3)
        expect(questions[place]!.outcomes[arm]!.assignment).toEqual(assignment)
      }
    }
    expect(questions.map(({ predictions }) => predictions?.length ?? null)).toEqual([4, null, null])
  })

  it('has no tree where none is stored', () => {
    expect(recordedTree(forest, IDS[2]!, atlas.begin(IDS[2]!))).toBeNull()
    expect(recordedTree(forest, 'atlas/test/99', atlas.begin('atlas/test/99'))).toBeNull()
  })

  it('stores each text once', () => {
    expect(new Set(forest.texts).size).toBe(forest.texts.length)
  })
})

/** The stored file as loosely as a test that breaks it needs. */
interface Draft {
  readonly models: unknown[]
  readonly questions: { readonly outcomes: number[][] }[]
}

describe('parseForest', () => {
  const broken = (change: (draft: Draft) => void): (() => ForestFile) => {
    const draft = stored() as Draft
    change(draft)
    return () => parseForest(draft, 'bad.json')
  }

  it.each([
    ['nothing', () => parseForest(null, 'bad.json'), 'the top level'],
    ['another version', broken((d) => Object.assign(d, { version: 2 })), 'version'],
    ['a third model', broken((d) => d.models.push(model('x'))), 'models'],
    ['a missing outcome', broken((d) => d.questions[1]!.outcomes.pop()), 'questions.1.outcomes'],
    [
      'a quality above 1',
      broken((d) => {
        d.questions[0]!.outcomes[2]![0] = 1.5
      }),
      'questions.0.outcomes.2.0',
    ],
  ])('names the file and the place of %s', (_, parse, place) => {
    expect(parse).toThrow(ForestError)
    expect(parse).toThrow('bad.json')
    expect(parse).toThrow(`at ${place}`)
  })
})

describe('recordedTree', () => {
  it('refuses rows that go on after a verdict or name no text', () => {
    const forest = parseForest(stored(), 'test.json')
    const noTexts = { ...forest, texts: [] }
    expect(() => recordedTree(noTexts, IDS[0]!, atlas.begin(IDS[0]!))).toThrow(ForestError)
    const over = { turn: { type: 'verdict' } } as ReturnType<typeof atlas.begin>
    expect(() => recordedTree(forest, IDS[0]!, over)).toThrow(ForestError)
  })
})
