/** The features that a router reads at a decision point of a recorded question. */
import type { CostRange } from '../cost/normalise.ts'
import type { Case } from '../outcomes/case.ts'
import { armCount, type Written } from '../outcomes/outcome-graph.ts'
import { textsBefore } from '../outcomes/texts-before.ts'
import type { Confidence, Draft, Features } from '../routing/features.ts'
import type { Router } from '../routing/router.ts'
import { type BestContinuation, worthsAt } from './best-continuation.ts'

/** What features are read from, apart from the question itself. */
export interface FeatureSource {
  /** The cost range of the train split, whichever split is scored. */
  readonly range: CostRange
  /** Each distinct text that was written. */
  readonly texts: readonly string[]
  /** The text of a question; null if the code of its task is not loaded. It is called only for routers that read the text. */
  readonly textOf: (questionId: string) => string | null
}

/** Features by question, then by last edge and what is read. Features that depend on the preference are not kept. */
const lasting = new WeakMap<Case, Map<string, Features>>()

/** Returns the same object each time if possible, so that routers may cache what they derive from it. */
export function featuresAt(
  router: Router,
  question: Case,
  context: FeatureSource,
  best: BestContinuation | null,
  state: number,
  edges: readonly number[],
): Features {
  if (router.reads.includes('outcomes'))
    return freshFeatures(router, question, context, best, state, edges)
  const known = lasting.get(question) ?? new Map<string, Features>()
  lasting.set(question, known)
  const key = `${edges.at(-1) ?? -1} ${router.reads.join(' ')}`
  const found = known.get(key)
  if (found) return found
  const features = freshFeatures(router, question, context, best, state, edges)
  if (router.reads.every((id) => id in features)) known.set(key, features)
  return features
}

function freshFeatures(
  { reads }: Router,
  question: Case,
  { range, texts, textOf }: FeatureSource,
  best: BestContinuation | null,
  state: number,
  edges: readonly number[],
): Features {
  const { graph, predictions, costs } = question
  const features: { -readonly [Id in keyof Features]: Features[Id] } = {}
  for (const id of reads) {
    switch (id) {
      case 'predictions':
        if (state === 0 && predictions) features.predictions = predictions
        break
      case 'outcomes':
        if (best) {
          const spent = edges.reduce((sum, edge) => sum + costs[edge]!, 0)
          features.outcomes = worthsAt(question, best, range, state, spent)
        }
        break
      case 'confidence':
        features.confidence =
          edges.length === 0 ? null : confidenceAt(graph.written, 'last', edges.at(-1)!)
        break
      case 'glimpse': {
        const glimpse = confidenceAt(graph.written, 'first', graph.firstEdge[state]!)
        if (glimpse) features.glimpse = glimpse
        break
      }
      case 'question': {
        const text = textOf(question.questionId)
        if (text !== null) features.question = text
        break
      }
      case 'transcript':
        if (graph.written) features.transcript = textsBefore(graph, graph.written, state, texts)
        break
      case 'draft':
        if (graph.written)
          features.draft = draftAt(graph.written, 'first', graph.firstEdge[state]!, texts)
        break
      case 'answers': {
        const { written } = graph
        if (!written) break
        const edges = Array.from(
          { length: armCount(graph, state) },
          (_, arm) => graph.firstEdge[state]! + arm,
        )
        features.answers = edges.map((edge) => ({
          first: draftAt(written, 'first', edge, texts),
          last: draftAt(written, 'last', edge, texts),
        }))
      }
    }
  }
  return features
}

/** The confidence of the first or the last step along an edge; null if no steps were recorded. */
export function confidenceAt(
  written: Written | null,
  which: 'first' | 'last',
  edge: number,
): Confidence | null {
  if (!written) return null
  const step = written[which][edge]!
  return {
    meanLogProb: orNull(written.graph.meanLogProb[step]!),
    firstTokenEntropy: orNull(written.graph.firstTokenEntropy[step]!),
  }
}

const draftAt = (
  written: Written,
  which: 'first' | 'last',
  edge: number,
  texts: readonly string[],
): Draft => ({
  ...confidenceAt(written, which, edge)!,
  text: texts[written.graph.text[written[which][edge]!]!]!,
})

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)
