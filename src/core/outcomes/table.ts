/**
 * The outcome table: question × path → score and cost. Front, routers, metrics and learners read it and nothing else. A forest
 * fills it whole; an imported table has a single choice per question.
 */
import { type Arm, armOf, type Pool } from '../episode/arm.ts'
import type { Role } from '../episode/prompt.ts'
import type { ModelId } from '../episode/step.ts'
import { END } from '../forest/state-graph.ts'
import type { CostNorm, Quality, Usd } from '../units.ts'
import type { OutcomeGraph } from './outcome-graph.ts'

/** Quality and normalised cost of an arm or an episode, predicted or real. */
export interface Worth {
  readonly perf: Quality
  readonly cost: CostNorm
}

export interface OutcomeTable {
  readonly origin: 'recorded' | 'live' | 'imported'
  readonly taskId: string
  readonly pool: Pool
  /** Every role that an arm may fill, in the order in which edges list their usage. */
  readonly roles: readonly Role[]
  /** The arms of all decision points. Within a decision point they have the order of `armsOf`. */
  readonly arms: readonly Arm[]
  /** Each distinct text that was written; empty if only outcomes are known. */
  readonly texts: readonly string[]
  readonly rows: readonly OutcomeRow[]
}

/** One question of the table. Every arm was run at every decision point. */
export interface OutcomeRow {
  readonly questionId: string
  readonly kind: string
  readonly graph: OutcomeGraph
  /** What a policy predicts for each arm at the start; null if no policy was asked. */
  readonly predictions: readonly Worth[] | null
}

/** One outcome of an imported table: a model's answer to a question. */
export interface ImportedOutcome {
  readonly questionId: string
  readonly kind: string
  readonly model: ModelId
  readonly score: Quality
  readonly usd: Usd
}

/**
 * A table of other people's outcomes: the score and the cost of each model on each question, with the cheapest model first.
 * Questions on which some model was not run are left out, because nothing is guessed.
 */
export function importedTable(
  taskId: string,
  role: Role,
  outcomes: readonly ImportedOutcome[],
): OutcomeTable {
  const models = [...new Set(outcomes.map(({ model }) => model))]
  const total = (model: ModelId) =>
    outcomes.reduce((sum, each) => sum + (each.model === model ? each.usd : 0), 0)
  const spent = new Map(models.map((model) => [model, total(model)]))
  const pool = models.toSorted((a, b) => spent.get(a)! - spent.get(b)!)
  const byQuestion = new Map<string, ImportedOutcome[]>()
  for (const each of outcomes) {
    byQuestion.set(each.questionId, [...(byQuestion.get(each.questionId) ?? []), each])
  }
  const rows = [...byQuestion].flatMap(([questionId, own]): readonly OutcomeRow[] => {
    const found = pool.map((model) => own.find((each) => each.model === model))
    const known = found.filter((each) => each !== undefined)
    if (known.length < pool.length) return []
    return [{ questionId, kind: known[0]!.kind, graph: oneChoice(known), predictions: null }]
  })
  const arms = pool.map((model) => armOf({ [role]: model }))
  return { origin: 'imported', taskId, pool, roles: [role], arms, texts: [], rows }
}

/** A graph of one state with an edge per outcome. */
const oneChoice = (outcomes: readonly ImportedOutcome[]): OutcomeGraph => ({
  firstEdge: Uint32Array.of(0, outcomes.length),
  arm: Uint16Array.from(outcomes.keys()),
  next: new Int32Array(outcomes.length).fill(END),
  score: Float64Array.from(outcomes, ({ score }) => score),
  exactMatch: Uint8Array.from(outcomes, ({ score }) => (score === 1 ? 1 : 0)),
  usage: { type: 'usd', usd: Float64Array.from(outcomes, ({ usd }) => usd) },
  written: null,
})
