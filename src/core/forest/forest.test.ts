import { describe, expect, it } from 'vitest'
import { nodesAlong, pathOfArm } from '../episode/tree.ts'
import { atlas } from '../tasks/atlas/atlas.ts'
import { completionText } from '../tasks/atlas/prompts.ts'
import { ARMS, PAIR, POOL, ROLES } from '../testing/arbitraries.ts'
import { playForest } from '../testing/played-forest.ts'
import { sayOneOf, scriptedWriter } from '../testing/scripted.ts'
import { type Forest, ForestError, parseForest } from './forest.ts'
import { recordedTree } from './forest-trees.ts'
import { END, edgeOf, type StateGraph, stateCount } from './state-graph.ts'

const IDS = ['atlas/train/0', 'atlas/test/1', 'atlas/test/2']

const { file, graphs } = await playForest(
  { task: 'atlas', pool: POOL, roles: ROLES },
  IDS.map((id, place) => {
    const titles = atlas.question(id).passages.map(({ title }) => title)
    const { write } = scriptedWriter(
      sayOneOf([
        ...titles.slice(0, 3).map((title) => completionText('Look.', `Search[${title}]`)),
        completionText('Done.', `Finish[${atlas.question(id).answer}]`),
        completionText('Go on.', '[Continue]'),
      ]),
    )
    return {
      id,
      kind: atlas.question(id).kind,
      episode: atlas.begin(id),
      write,
      predictions: place === 0 ? ARMS.map(() => [0.5, 0.25]) : null,
      leavesOut: place === 2,
    }
  }),
)
const stored = (): unknown => JSON.parse(JSON.stringify(file))

/** The edges that these variants take one after another from the start. */
function edgesOf(graph: StateGraph, variants: readonly number[]): readonly number[] {
  let state = 0
  return variants.map((variant) => {
    const edge = edgeOf(graph, state, variant)!
    state = graph.next[edge]!
    return edge
  })
}

describe('forest file', () => {
  const forest = parseForest(stored(), 'test.json')

  it('returns the graphs', () => {
    for (const [place, graph] of graphs.slice(0, 2).entries()) {
      const kept = forest.questions[place]!.graph!
      expect(stateCount(kept)).toBe(stateCount(graph))
      expect(kept).toEqual({
        ...graph,
        score: graph.score.map((score) => Number(score.toFixed(4))),
      })
    }
  })

  it('restores the episode of each arm, prompts and parsed actions included', () => {
    for (const [place, id] of IDS.slice(0, 2).entries()) {
      const graph = graphs[place]!
      const tree = recordedTree(forest, id, atlas.begin(id))!
      for (const [arm, row] of forest.questions[place]!.outcomes!.entries()) {
        const nodes = nodesAlong(tree, pathOfArm(tree, ARMS[arm]!))
        expect(nodes.at(-1)!.verdict!.score).toBeCloseTo(row[0], 3)
        const edges = edgesOf(
          graph,
          nodes.map(({ step }) => POOL.indexOf(step.model)),
        )
        expect(nodes.map(({ step }) => step.completion.text)).toEqual(
          edges.map((edge) => file.texts[graph.text[edge]!]),
        )
        expect(graph.next[edges.at(-1)!]).toBe(END)
      }
    }
  })

  it('returns outcomes, predictions, asks and variants', () => {
    expect(forest.pool).toEqual([PAIR.weak, PAIR.strong])
    expect(forest.questions.map(({ outcomes }) => outcomes)).toEqual(
      file.questions.map(({ outcomes }) => outcomes),
    )
    expect(forest.questions.every(({ outcomes }) => outcomes?.length === ARMS.length)).toBe(true)
    const predicted = forest.questions.map(({ predictions }) => predictions?.length ?? null)
    expect(predicted).toEqual([4, null, null])
    expect(forest.asks).toEqual([
      { role: 'student', decides: ROLES },
      { role: 'teacher', decides: [] },
      { role: 'student', decides: [] },
    ])
    expect(forest.variants).toEqual(POOL.map((model) => ({ model, adapter: null })))
  })

  it('of version 2 has no asks and no variants, and holds the same episodes', () => {
    const { asks: _, variants: __, graphs: columns, ...rest } = structuredClone(file)
    const { ask: ___, ...older } = columns
    const value: unknown = JSON.parse(JSON.stringify({ ...rest, version: 2, graphs: older }))
    const before = parseForest(value, 'old.json')
    expect(before.asks).toEqual([{ role: 'teacher', decides: ['teacher'] }])
    expect(before.variants).toEqual(forest.variants)
    expect(before.questions.map(({ outcomes }) => outcomes)).toEqual(
      forest.questions.map(({ outcomes }) => outcomes),
    )
    for (const id of IDS) {
      expect(recordedTree(before, id, atlas.begin(id))).toEqual(
        recordedTree(forest, id, atlas.begin(id)),
      )
    }
  })

  it('has no tree for a question whose graph is not stored', () => {
    expect(recordedTree(forest, IDS[2]!, atlas.begin(IDS[2]!))).toBeNull()
    expect(recordedTree(forest, 'atlas/test/99', atlas.begin('atlas/test/99'))).toBeNull()
  })
})

/** The stored file, typed loosely so that a test can break it. */
interface Draft {
  readonly models: unknown[]
  readonly roles: unknown[]
  readonly questions: { readonly outcomes: number[][] }[]
  readonly graphs: Record<string, number[]>
  readonly variants: { model: number }[]
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
    ['a model twice', broken((d) => d.models.push(d.models[0]!)), 'models, a duplicate'],
    ['a role twice', broken((d) => d.roles.push(d.roles[0]!)), 'roles, a duplicate'],
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
    ['one score too many', broken((d) => d.graphs.score!.push(1)), 'graphs, score'],
    [
      'a text that does not exist',
      broken((d) => {
        d.graphs.text![0] = 1e6
      }),
      'graphs.text',
    ],
    [
      'an ask that does not exist',
      broken((d) => {
        d.graphs.ask![0] = 9
      }),
      'graphs.ask',
    ],
    [
      'a variant that does not exist',
      broken((d) => {
        d.graphs.model![0] = 9
      }),
      'graphs.model',
    ],
    [
      'a variant of a model that does not exist',
      broken((d) => {
        d.variants[0]!.model = 9
      }),
      'variants',
    ],
    ['states without their asks', broken((d) => d.graphs.ask!.pop()), 'graphs, ask'],
    [
      'a step into another question',
      broken((d) => {
        d.graphs.ahead![d.graphs.ahead!.findIndex((ahead) => ahead > 0)] = 1e6
      }),
      'graphs, ahead',
    ],
  ])('throws an error that names the file and the place of %s', (_, parse, place) => {
    expect(parse).toThrow(ForestError)
    expect(parse).toThrow('bad.json')
    expect(parse).toThrow(`at ${place}`)
  })
})

describe('recordedTree', () => {
  it('refuses an episode that ends before its recording does', () => {
    const forest = parseForest(stored(), 'test.json')
    const over = { turn: { type: 'verdict' } } as ReturnType<typeof atlas.begin>
    expect(() => recordedTree(forest, IDS[0]!, over)).toThrow(ForestError)
  })
})
