import { expect, it } from 'vitest'
import { paperPriceBook } from '../cost/price-book.ts'
import type { Protocol } from '../episode/protocol.ts'
import { beginEpisode } from '../episode/running.ts'
import { parseForest } from '../forest/forest.ts'
import { PAIR, POOL, ROLES } from '../testing/arbitraries.ts'
import { playForest } from '../testing/played-forest.ts'
import { scriptedWriter } from '../testing/scripted.ts'
import { quality } from '../units.ts'
import { priceTable } from './case.ts'
import { tableOfForest } from './of-forest.ts'

/** The Student answers at once; the Teacher never speaks, although a model is chosen for it too. */
const silentTeacher: Protocol<string, string | null> = {
  start: () => null,
  turn: (answer) =>
    answer === null
      ? {
          type: 'turn',
          name: 'student-1',
          role: 'student',
          prompt: [{ by: 'context', text: 'q' }],
          maxTokens: 4,
          decides: ROLES,
        }
      : {
          type: 'verdict',
          verdict: { answer, gold: '', score: quality(1), exactMatch: true },
        },
  accept: (_, text) => ({
    state: text,
    parsed: { thought: '', action: { type: 'work' }, observation: null, right: null },
  }),
}

const { file } = await playForest({ task: 'silent', pool: POOL, roles: ROLES }, [
  {
    id: 'q',
    kind: 'k',
    episode: beginEpisode(silentTeacher, silentTeacher.start('q')),
    write: scriptedWriter((arm) => arm).write,
  },
])
const forest = parseForest(JSON.parse(JSON.stringify(file)), 'silent.json')

const ofRows = tableOfForest(forest)
const ofGraphs = tableOfForest({
  ...forest,
  questions: forest.questions.map((question) => ({ ...question, outcomes: null })),
})

it('knows the model of a role that does not speak, because a pair is priced by both models', () => {
  const costs = (table: typeof ofRows) => [...priceTable(table, paperPriceBook(PAIR))[0]!.costs]
  expect(costs(ofGraphs)).toEqual(costs(ofRows))
})

it('reads the same outcomes from rows and from a graph', () => {
  expect(ofGraphs.arms).toEqual(ofRows.arms)
  const { graph } = ofGraphs.rows[0]!
  expect(graph.written).not.toBeNull()
  expect(graph).toEqual(ofRows.rows[0]!.graph)
})

it('has the rows alone where the file leaves the graphs out', () => {
  const questions = forest.questions.map((question) => ({ ...question, graph: null }))
  const { graph } = tableOfForest({ ...forest, questions }).rows[0]!
  expect(graph).toEqual({ ...ofRows.rows[0]!.graph, written: null })
})

it('has no row for an episode that does not begin with a choice', () => {
  const asks = forest.asks.map((ask) => ({ ...ask, decides: [] }))
  const questions = forest.questions.map((question) => ({ ...question, outcomes: null }))
  expect(tableOfForest({ ...forest, asks, questions }).rows).toEqual([])
})
