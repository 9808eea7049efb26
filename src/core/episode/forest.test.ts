import { describe, expect, it } from 'vitest'
import { atlas } from '../tasks/atlas/atlas.ts'
import { completionText } from '../tasks/atlas/prompts.ts'
import { ARMS, PAIR, POOL, SPACE } from '../testing/arbitraries.ts'
import { sayOneOf, scriptedWriter } from '../testing/scripted.ts'
import { EpisodeFiller } from './fill.ts'
import { type Forest, ForestError, outcomeToRow, parseForest } from './forest.ts'
import { recordedTree, TextTable } from './forest-trees.ts'
import type { Outcome } from './outcome.ts'
import { ColumnWriter, END, edgesAlong, stateCount } from './state-graph.ts'
import { nodesAlong, pathOfAssignment } from './tree.ts'

const IDS = ['atlas/train/0', 'atlas/test/1', 'atlas/test/2']
const { roles } = SPACE
const model = (id: string) => ({ id, sha256: 'a'.repeat(64), parameters: 1000, bytes: 2000 })

async function recordSome() {
  const table = new TextTable()
  const graphs = new ColumnWriter()
  const recorded = []
  for (const [place, id] of IDS.entries()) {
    const titles = atlas.question(id).passages.map(({ title }) => title)
    const { write } = scriptedWriter(
      sayOneOf([
        ...titles.slice(0, 3).map((title) => completionText('Look.', `Search[${title}]`)),
        completionText('Done.', `Finish[${atlas.question(id).answer}]`),
        completionText('Go on.', '[Continue]'),
      ]),
    )
    const filler = new EpisodeFiller(atlas.begin(id), POOL, write)
    const outcomes: Outcome[] = []
    for (const arm of ARMS) outcomes.push(await filler.runAssignment(arm))
    const graph = filler.graph((text) => table.add(text))
    graphs.add(place === 2 ? null : graph, (text) => text)
    recorded.push({ id, outcomes, graph })
  }
  const file = {
    format: 'switchyard-forest',
    version: 2,
    task: 'atlas',
    backend: 'test',
    models: POOL.map(model),
    roles,
    policy: null,
    texts: table.texts,
    questions: recorded.map(({ id, outcomes }, place) => ({
      id,
      kind: atlas.question(id).kind,
      outcomes: outcomes.map((outcome) => outcomeToRow(outcome, roles)),
      predictions: place === 0 ? ARMS.map(() => [0.5, 0.25]) : null,
    })),
    graphs: graphs.columns,
  }
  return { recorded, file }
}
const { recorded, file } = await recordSome()
const stored = (): unknown => JSON.parse(JSON.stringify(file))

describe('forest file', () => {
  const forest = parseForest(stored(), 'test.json')

  it('gives back the graphs', () => {
    for (const [place, { graph }] of recorded.slice(0, 2).entries()) {
      const kept = forest.questions[place]!.graph!
      expect(stateCount(kept)).toBe(stateCount(graph))
      expect(kept).toEqual({
        ...graph,
        score: graph.score.map((score) => Number(score.toFixed(4))),
      })
    }
  })

  it('tells each arm’s episode as it went, prompts and parsed actions included', () => {
    for (const { id, outcomes, graph } of recorded.slice(0, 2)) {
      const tree = recordedTree(forest, id, atlas.begin(id))!
      for (const { assignment, score } of outcomes) {
        const path = pathOfAssignment(tree, assignment)
        const nodes = nodesAlong(tree, path)
        expect(nodes.at(-1)!.verdict!.score).toBeCloseTo(score, 3)
        const edges = edgesAlong(
          graph,
          path.map((each) => POOL.indexOf(each)),
        )
        expect(nodes.map(({ step }) => step.completion.text)).toEqual(
          edges.map((edge) => file.texts[graph.text[edge]!]),
        )
        expect(graph.next[edges.at(-1)!]).toBe(END)
      }
    }
  })

  it('gives back outcomes and predictions', () => {
    expect(forest.pool).toEqual([PAIR.weak, PAIR.strong])
    for (const [place, { outcomes }] of recorded.entries()) {
      const kept = forest.questions[place]!.outcomes
      expect(kept.map(({ usage }) => usage)).toEqual(outcomes.map(({ usage }) => usage))
      for (const [arm, { score, assignment }] of outcomes.entries()) {
        expect(kept[arm]!.score).toBeCloseTo(score, 3)
        expect(kept[arm]!.assignment).toEqual(assignment)
      }
    }
    const predicted = forest.questions.map(({ predictions }) => predictions?.length ?? null)
    expect(predicted).toEqual([4, null, null])
  })

  it('has no tree where none is stored', () => {
    expect(recordedTree(forest, IDS[2]!, atlas.begin(IDS[2]!))).toBeNull()
    expect(recordedTree(forest, 'atlas/test/99', atlas.begin('atlas/test/99'))).toBeNull()
  })
})

/** The stored file as loosely as a test that breaks it needs. */
interface Draft {
  readonly models: unknown[]
  readonly roles: unknown[]
  readonly questions: { readonly outcomes: number[][] }[]
  readonly graphs: Record<string, number[]>
}

describe('parseForest', () => {
  const broken = (change: (draft: Draft) => void): (() => Forest) => {
    const draft = stored() as Draft
    change(draft)
    return () => parseForest(draft, 'bad.json')
  }

  it.each([
    ['nothing', () => parseForest(null, 'bad.json'), 'the top level'],
    ['another version', broken((d) => Object.assign(d, { version: 1 })), 'version'],
    ['no model', broken((d) => Object.assign(d, { models: [] })), 'models'],
    ['a model twice', broken((d) => d.models.push(d.models[0]!)), 'models, one twice'],
    ['a role twice', broken((d) => d.roles.push(d.roles[0]!)), 'roles, one twice'],
    ['a missing outcome', broken((d) => d.questions[1]!.outcomes.pop()), 'questions.1.outcomes'],
    [
      'a quality above 1',
      broken((d) => {
        d.questions[0]!.outcomes[2]![0] = 1.5
      }),
      'questions.0.outcomes.2.0',
    ],
    [
      'a negative count',
      broken((d) => {
        d.graphs.tokensIn![3] = -1
      }),
      'graphs.tokensIn',
    ],
    ['a column cut short', broken((d) => d.graphs.latency!.pop()), 'graphs, latency'],
    ['a score too many', broken((d) => d.graphs.score!.push(1)), 'graphs, score'],
    [
      'a text that is not there',
      broken((d) => {
        d.graphs.text![0] = 1e6
      }),
      'graphs.text',
    ],
    [
      'a step into another question',
      broken((d) => {
        d.graphs.ahead![d.graphs.ahead!.findIndex((ahead) => ahead > 0)] = 1e6
      }),
      'graphs, ahead',
    ],
  ])('names the file and the place of %s', (_, parse, place) => {
    expect(parse).toThrow(ForestError)
    expect(parse).toThrow('bad.json')
    expect(parse).toThrow(`at ${place}`)
  })
})

describe('recordedTree', () => {
  it('refuses an episode that is over before its recording is', () => {
    const forest = parseForest(stored(), 'test.json')
    const over = { turn: { type: 'verdict' } } as ReturnType<typeof atlas.begin>
    expect(() => recordedTree(forest, IDS[0]!, over)).toThrow(ForestError)
  })
})
