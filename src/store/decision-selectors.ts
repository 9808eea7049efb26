/** A decision that is due: what the router says there, and what the recording knows of every arm. */
import { stepCost } from '../core/cost/price-book.ts'
import { type Preference, utility } from '../core/cost/utility.ts'
import { type Arm, armOf, armsOf } from '../core/episode/arm.ts'
import type { Ask } from '../core/episode/protocol.ts'
import type { Choice } from '../core/episode/runner.ts'
import type { Step } from '../core/episode/step.ts'
import { pathOf, type TreeNode } from '../core/episode/tree.ts'
import {
  type BestContinuation,
  bestContinuation,
  worthsAt,
} from '../core/front/best-continuation.ts'
import { decisionPoint, type ScoringContext, stateAfter } from '../core/front/score.ts'
import { type Case, normalisedPart } from '../core/outcomes/case.ts'
import { edgeOfArm } from '../core/outcomes/outcome-graph.ts'
import type { Worth } from '../core/outcomes/table.ts'
import { own } from '../core/own.ts'
import { createRng } from '../core/random.ts'
import { askRouter, type Reply } from '../core/routing/decide.ts'
import type { FeatureId, Features } from '../core/routing/features.ts'
import type { DecisionPoint, Past } from '../core/routing/router.ts'
import { type Usd, usd } from '../core/units.ts'
import { selectQuestion, selectTree } from './episode-view.ts'
import { memo } from './memo.ts'
import { selectPool, selectPriceBook, selectRouter } from './pool-selectors.ts'
import { selectSetting } from './setting-selectors.ts'
import type { YardState } from './state.ts'
import { selectCase, selectReprice, selectScoringContext } from './table-selectors.ts'

/** What is known about a decision that is due, whatever is chosen. */
export interface Due {
  readonly arms: readonly Arm[]
  readonly reply: Reply
  /**
   * Arms that the router ran and did not keep, by index, and what they cost: a cascade's answers. Null where it ran none, or where
   * their cost is not recorded.
   */
  readonly discarded: { readonly arms: readonly number[]; readonly usd: Usd } | null
  /** What the policy expects of each arm, and where its reading comes from; null where there is none. */
  readonly predictions: Predictions | null
  /** The outcome of each arm if the best choices follow it; null where it is not known. */
  readonly worths: readonly Worth[] | null
  /** The highest utility that can still be reached here; null where it is not known. */
  readonly value: number | null
  /** The edges of the outcome graph that lead here; null where none do. */
  readonly edges: readonly number[] | null
}

export interface Predictions {
  readonly worths: readonly Worth[]
  readonly origin: 'recorded' | 'live'
}

/** Where a decision is due. */
export interface Place extends Pick<Choice, 'path' | 'stage'> {
  /** The steps written before it. */
  readonly steps: readonly Step[]
  /** The edges of the outcome graph that lead to the same texts; null where none do. */
  readonly edges: readonly number[] | null
}

export const placeAfter = (nodes: readonly TreeNode[], edges: Place['edges']): Place => {
  const steps = stepsOf(nodes)
  const stage = steps.filter(({ decides }) => decides.length > 0).length
  return { path: pathOf(nodes), stage, steps, edges }
}

/** What the points of one question are derived from. */
export interface Scene {
  readonly state: YardState
  readonly question: Case | null
  readonly context: ScoringContext | null
  readonly best: BestContinuation | null
}

const bestIn = memo(
  (
    question: Case | null,
    context: ScoringContext | null,
    preference: Preference,
  ): BestContinuation | null =>
    question && context && bestContinuation(question, context.range, preference),
)

export function sceneOf(state: YardState): Scene {
  const question = selectCase(state)
  const context = selectScoringContext(state)
  return {
    state,
    question,
    context,
    best: bestIn(state, question, context, state.setup.preference),
  }
}

/** `seen` holds features that a live run got by looking, in addition to what is known anyway. */
export function dueAt(
  scene: Scene,
  place: Place,
  ask: Pick<Ask, 'decides'>,
  seen: Features = {},
): Due {
  const { path, edges } = place
  const { state, question, context, best } = scene
  const { questionId, preference } = state.setup
  const router = selectRouter(state)
  const arms = armsOf(selectPool(state), ask.decides)
  const predictions = path.length === 0 ? predictionsOf(scene) : null
  const known = question && context && best && edges ? { question, context, best, edges } : null
  const asked = { router, setting: selectSetting(state), preference }
  const found = known
    ? decisionPoint(asked, known.question, known.context, known.best, known.edges)
    : pointOfSteps(state, place, arms)
  const read =
    predictions && router.reads.includes('predictions') ? { predictions: predictions.worths } : {}
  const point = { ...found, features: { ...found.features, ...read, ...seen } }
  const key = [questionId, ...path].join(':')
  const worths = known && worthsOf(known.question, known.context, known.best, known.edges)
  const reply = askRouter(router, point, createRng(`route:${key}`))
  return {
    arms,
    reply,
    discarded: known && discardedAt(known.question, known.edges, reply),
    predictions,
    worths,
    value: worths && Math.max(...worths.map(({ perf, cost }) => utility(preference, perf, cost))),
    edges,
  }
}

function discardedAt(
  { graph, costs }: Case,
  edges: readonly number[],
  reply: Reply,
): Due['discarded'] {
  const arms = reply.type === 'decided' ? (reply.decision.discards ?? []) : []
  if (arms.length === 0) return null
  const first = graph.firstEdge[stateAfter({ graph }, edges)]!
  return { arms, usd: usd(arms.reduce((sum, arm) => sum + costs[first + arm]!, 0)) }
}

function worthsOf(
  question: Case,
  context: ScoringContext,
  best: BestContinuation,
  edges: readonly number[],
) {
  const spent = edges.reduce((sum, edge) => sum + question.costs[edge]!, 0)
  return worthsAt(question, best, context.range, stateAfter(question, edges), spent)
}

/** The policy's reading of the question, made in this page or when the question was recorded. */
function predictionsOf({ state, question }: Scene): Predictions | null {
  const live = own(state.data.readings, state.setup.questionId)
  if (live) return { worths: selectReprice(state)(live), origin: 'live' }
  return question?.predictions ? { worths: question.predictions, origin: 'recorded' } : null
}

/** A decision point where only the steps before it are known. */
function pointOfSteps(
  state: YardState,
  { steps, stage }: Place,
  arms: readonly Arm[],
): DecisionPoint {
  const router = selectRouter(state)
  const context = selectScoringContext(state)
  const book = selectPriceBook(state)
  const assignment = Object.fromEntries(steps.map(({ role, model }) => [role, model]))
  const spent = steps.reduce((sum, step) => sum + stepCost(book, assignment, step), 0)
  const path = steps.map(
    ({ role, model, completion }): Past => ({
      arm: armOf({ [role]: model }),
      confidence: completion,
    }),
  )
  return {
    questionId: state.setup.questionId,
    stage,
    path: router.remembers ? path : path.slice(-1),
    spent: normalisedPart(
      context?.range ?? { min: usd(0), max: usd(0) },
      usd(router.remembers ? spent : 0),
    ),
    arms,
    preference: state.setup.preference,
    setting: selectSetting(state),
    features: featuresOfSteps(state, steps, router.reads),
  }
}

/** What is known without a writer's help. */
function featuresOfSteps(
  state: YardState,
  steps: readonly Step[],
  reads: readonly FeatureId[],
): Features {
  return {
    ...(reads.includes('confidence') && { confidence: steps.at(-1)?.completion ?? null }),
    ...(reads.includes('question') && { question: selectQuestion(state).text }),
    ...(reads.includes('transcript') && {
      transcript: steps.map(({ completion }) => completion.text),
    }),
  }
}

/** Where one more choice leads on the outcome graph; null where the graph does not say. */
export function further(
  scene: Scene,
  { edges }: Pick<Place, 'edges'>,
  arm: Arm,
): readonly number[] | null {
  const { question, context } = scene
  if (!question || !context || !edges) return null
  const state = stateAfter(question, edges)
  const place = context.arms.findIndex(({ id }) => id === arm.id)
  const edge = state < 0 ? null : edgeOfArm(question.graph, state, place)
  return edge === null ? null : [...edges, edge]
}

export const stepsOf = (nodes: readonly TreeNode[]): readonly Step[] =>
  nodes.map(({ step }) => step)

/** Everything that a decision on the question at hand depends on. */
export const inputs = (state: YardState) => [
  state.setup.questionId,
  state.setup.preference,
  own(state.data.readings, state.setup.questionId),
  selectTree(state),
  selectCase(state),
  selectScoringContext(state),
  selectRouter(state),
  selectSetting(state),
  selectPriceBook(state),
]
