/** A small recorded question for the tests of this folder: two steps, two models, every way known. */
import { END, type StateGraph } from '../../core/episode/state-graph.ts'
import { type EpisodeTree, emptyTree, type Path, withNode } from '../../core/episode/tree.ts'
import type { StepCase } from '../../core/front/step-case.ts'
import type { Preference } from '../../core/routing/router.ts'
import { usd, weight } from '../../core/units.ts'
import { pool, stepOf, strong, verdictOf, weak } from './fixture.ts'

/** The strong model is right wherever it writes the last line, the weak one only after the strong one. */
const graph: StateGraph = {
  firstEdge: Uint32Array.of(0, 2, 4, 6),
  model: Uint8Array.of(0, 1, 0, 1, 0, 1),
  text: Uint32Array.of(0, 1, 0, 1, 0, 1),
  tokensIn: new Uint32Array(6).fill(100),
  tokensOut: new Uint32Array(6).fill(10),
  latency: new Float64Array(6),
  meanLogProb: new Float64Array(6).fill(-0.1),
  firstTokenEntropy: new Float64Array(6),
  cut: new Uint8Array(6),
  next: Int32Array.of(1, 2, END, END, END, END),
  score: Float64Array.of(Number.NaN, Number.NaN, 0, 1, 1, 1),
  exactMatch: Uint8Array.of(0, 0, 0, 1, 1, 1),
}

export const question: StepCase = {
  questionId: 'ledger/test/0',
  kind: '2 steps',
  graph,
  costs: Float64Array.of(1, 4, 1, 4, 1, 4),
}
export const range = { min: usd(2), max: usd(8) }
export const preference: Preference = { alpha: weight(0.5), beta: weight(0.5) }

const line = (model: Path[number], index: number) => ({
  ...stepOf(model, index, { type: 'work' }),
  name: `solver-${index + 1}`,
  role: 'solver' as const,
})

const SCORES = [
  { path: [weak, weak], score: 0 },
  { path: [weak, strong], score: 1 },
  { path: [strong, weak], score: 1 },
  { path: [strong, strong], score: 1 },
]

export const tree: EpisodeTree = SCORES.reduce(
  (grown, { path, score }) =>
    withNode(
      withNode(grown, path.slice(0, 1), line(path[0]!, 0), null),
      path,
      line(path[1]!, 1),
      verdictOf(score),
    ),
  emptyTree(question.questionId),
)
/** What `line` writes, by the graph's places of texts. */
export const texts = pool.map((model) => line(model, 0).completion.text)
