/** Where a router decides at every step: the recorded steps priced, and what the router says along the path on screen. */
import type { CostRange } from '../core/cost/normalise.ts'
import type { PriceBook } from '../core/cost/price-book.ts'
import { utility } from '../core/cost/utility.ts'
import type { RecordedQuestion } from '../core/episode/forest.ts'
import { END, edgeOf, edgesAlong } from '../core/episode/state-graph.ts'
import type { Glimpse } from '../core/episode/step.ts'
import type { Path } from '../core/episode/tree.ts'
import {
  type BestContinuation,
  bestContinuation,
  worthsAt,
} from '../core/front/best-continuation.ts'
import { glimpseAt } from '../core/front/glimpse.ts'
import {
  type StepCase,
  type StepSpace,
  stepCase,
  stepCostRange,
  stepSpace,
} from '../core/front/step-case.ts'
import { stepPoint } from '../core/front/step-scores.ts'
import { createRng } from '../core/random.ts'
import type { Pool } from '../core/routing/arms.ts'
import { sampleArm } from '../core/routing/random.ts'
import type { Decision, Preference, Router, Worth } from '../core/routing/router.ts'
import { type Split, splitOf } from '../core/tasks/task.ts'
import { memo } from './memo.ts'
import {
  selectArmCostRange,
  selectDecides,
  selectForest,
  selectPool,
  selectPriceBook,
  selectRecorded,
  selectRouter,
  selectSetting,
} from './routing-selectors.ts'
import type { YardState } from './state.ts'

const spaceIn = memo(stepSpaceOf)
function stepSpaceOf(
  pool: Pool,
  roles: Parameters<typeof stepSpace>[0]['roles'],
  book: PriceBook,
): StepSpace {
  return stepSpace({ pool, roles }, book)
}

/** Arms and prices of a step; null before the data is there, or where a router decides once an episode. */
export const selectStepSpace = (state: YardState): StepSpace | null => {
  const forest = selectForest(state)
  if (!forest || selectDecides(state) === 'episode') return null
  return spaceIn(state, forest.pool, forest.roles, selectPriceBook(state))
}

const NO_CASES: readonly StepCase[] = []
const allCases = memo((questions: readonly RecordedQuestion[], space: StepSpace | null) =>
  space ? questions.flatMap((question) => stepCase(question, space) ?? []) : NO_CASES,
)
const casesOf = (state: YardState) => allCases(state, selectRecorded(state), selectStepSpace(state))

const inSplit = memo((cases: readonly StepCase[], split: Split) =>
  cases.filter(({ questionId }) => splitOf(questionId) === split),
)
/** The cases of the split of the set-up. */
export const selectStepCases = (state: YardState): readonly StepCase[] =>
  inSplit(state, casesOf(state), state.setup.split)

const rangeOf = memo((cases: readonly StepCase[]): CostRange | null => {
  const train = cases.filter(({ questionId }) => splitOf(questionId) === 'train')
  return train.length === 0 ? null : stepCostRange(train)
})
/** C_min and C_max of the train split under the prices at hand; null before the data is there. */
export const selectCostRange = (state: YardState): CostRange | null =>
  selectDecides(state) === 'step' ? rangeOf(state, casesOf(state)) : selectArmCostRange(state)

const caseIn = memo(
  (cases: readonly StepCase[], questionId: string) =>
    cases.find((each) => each.questionId === questionId) ?? null,
)
/** The question at hand with every step that was run; null where it was not recorded. */
export const selectStepCase = (state: YardState): StepCase | null =>
  caseIn(state, casesOf(state), state.setup.questionId)

/** A decision along a path, against what the recording knows. */
export interface StepRuling {
  readonly decision: Decision
  /** The arm that the router takes: a place in the pool; drawn by the question's id where the router is random. */
  readonly arm: number
  /** What comes of each arm if the best is made of it afterwards; null for an arm that was not run. */
  readonly worths: readonly (Worth | null)[]
  /** The most that can still be had here, as a utility. */
  readonly value: number
}

/** What the recording makes of a question under one preference. */
interface Field {
  readonly question: StepCase
  readonly space: StepSpace
  readonly range: CostRange
  readonly preference: Preference
  readonly best: BestContinuation
}

const fieldOf = memo(
  (
    question: StepCase | null,
    space: StepSpace | null,
    range: CostRange | null,
    preference: Preference,
  ): Field | null =>
    question && space && range
      ? { question, space, range, preference, best: bestContinuation(question, range, preference) }
      : null,
)
const selectField = (state: YardState): Field | null =>
  fieldOf(
    state,
    selectStepCase(state),
    selectStepSpace(state),
    selectCostRange(state),
    state.setup.preference,
  )

/** The router's decision after `edges`; null where the episode is over or the recording does not go on. */
function rulingAfter(
  field: Field,
  router: Router,
  setting: number,
  edges: readonly number[],
): StepRuling | null {
  const { question, space, range, preference, best } = field
  const last = edges.at(-1) ?? null
  const state = last === null ? 0 : question.graph.next[last]!
  if (state === END) return null
  const spent = edges.reduce((sum, edge) => sum + question.costs[edge]!, 0)
  const found = worthsAt(question, best, range, state, spent)
  const worths = space.arms.map(
    (_, arm) => found.find(({ edge }) => question.graph.model[edge] === arm)?.worth ?? null,
  )
  const asked = { router, setting, preference }
  const seen = router.reads === 'outcomes' ? best : null
  const decision = router.decide(stepPoint(asked, question, space, range, seen, last, spent))
  const key = `route:${question.questionId}:${edges.map((edge) => question.graph.model[edge])}`
  const real = worths.flatMap((worth) => worth ?? [])
  return {
    decision,
    arm: sampleArm(decision.distribution, createRng(key)),
    worths,
    value: Math.max(...real.map(({ perf, cost }) => utility(preference, perf, cost))),
  }
}

/** The path along which a router's decisions lead, as far as it was recorded. */
interface Lead {
  readonly path: Path
  /** By step: the glimpse that its decision took; null where it took none. */
  readonly glimpses: readonly (Glimpse | null)[]
}

const leadIn = memo((field: Field, router: Router, setting: number, pool: Pool): Lead => {
  const edges: number[] = []
  const glimpses: (Glimpse | null)[] = []
  for (let ruling = rulingAfter(field, router, setting, edges); ruling; ) {
    const last = edges.at(-1)
    const state = last === undefined ? 0 : field.question.graph.next[last]!
    const edge = edgeOf(field.question.graph, state, ruling.arm)
    if (edge === null) break
    const glimpse = glimpseAt(router, field.question.graph, state, ruling.arm)
    glimpses.push(glimpse && { ...glimpse, model: pool[0]! })
    edges.push(edge)
    ruling = rulingAfter(field, router, setting, edges)
  }
  return { path: edges.map((edge) => pool[field.question.graph.model[edge]!]!), glimpses }
})

const NO_LEAD: Lead = { path: [], glimpses: [] }
/** Where the router's decisions lead on the question at hand, and what it looked at on the way. */
export const selectLead = (state: YardState): Lead => {
  const field = selectField(state)
  if (!field) return NO_LEAD
  return leadIn(state, field, selectRouter(state), selectSetting(state), selectPool(state))
}

export const selectStepPath = (state: YardState): Path => selectLead(state).path

const rulingsIn = memo(
  (
    field: Field,
    router: Router,
    setting: number,
    pool: Pool,
    path: Path,
  ): readonly (StepRuling | null)[] => {
    const edges = edgesAlong(
      field.question.graph,
      path.map((model) => pool.indexOf(model)),
    )
    return Array.from({ length: edges.length + 1 }, (_, at) =>
      rulingAfter(field, router, setting, edges.slice(0, at)),
    )
  },
)
const NO_RULINGS: readonly (StepRuling | null)[] = []
/** The router's decision before each step of a path, and one after it; empty for a question without a recording. */
export const rulingsAlong = (state: YardState, path: Path): readonly (StepRuling | null)[] => {
  const field = selectField(state)
  if (!field) return NO_RULINGS
  return rulingsIn(state, field, selectRouter(state), selectSetting(state), selectPool(state), path)
}
