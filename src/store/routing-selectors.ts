/** Prices, outcomes and the router's decision on the question at hand. */
import { type CostRange, costRange, priceOutcomes } from '../core/cost/normalise.ts'
import { defaultPriceBook, type PriceBook } from '../core/cost/price-book.ts'
import { createRepricer } from '../core/cost/reprice.ts'
import type { Forest, RecordedQuestion } from '../core/episode/forest.ts'
import type { Outcome } from '../core/episode/outcome.ts'
import type { Assignment } from '../core/episode/tree.ts'
import type { Case } from '../core/front/operating-point.ts'
import { createRng } from '../core/random.ts'
import { assignmentsOf, type Pool } from '../core/routing/arms.ts'
import { embeddedPolicy, embeddedPool } from '../core/routing/embedded.ts'
import { sampleArm } from '../core/routing/random.ts'
import { createRouters, type RoutingSpace } from '../core/routing/registry.ts'
import type {
  Decision,
  DecisionPoint,
  Prediction,
  Preference,
  Router,
} from '../core/routing/router.ts'
import { fitMixture } from '../core/routing/step-confidence.ts'
import { taskOf } from '../core/tasks/registry.ts'
import { type Split, splitOf } from '../core/tasks/task.ts'
import { memo } from './memo.ts'
import type { YardState } from './state.ts'

/** The recording of the task at hand: the whole one, or the opening until it is there; null before first data. */
export function selectForest({ data, setup }: YardState): Forest | null {
  const whole = data.forests[setup.taskId]
  if (whole?.type === 'ready') return whole.file
  const { opening } = data
  return opening.type === 'ready' && opening.file.task === setup.taskId ? opening.file : null
}

const poolIn = memo(
  (forest: Forest | null, taskId: string): Pool => (forest ? forest.pool : embeddedPool(taskId)),
)
/** The models a router may choose from, cheapest first. */
export const selectPool = (state: YardState): Pool =>
  poolIn(state, selectForest(state), state.setup.taskId)

export const selectDecides = ({ setup }: YardState) => taskOf(setup.taskId).decides

const NO_QUESTIONS: readonly RecordedQuestion[] = []
export const selectRecorded = (state: YardState): readonly RecordedQuestion[] =>
  selectForest(state)?.questions ?? NO_QUESTIONS

/** Of the train split's steps; null where a router decides once an episode, or before the data is there. */
const mixtureIn = memo((questions: readonly RecordedQuestion[], decides: 'episode' | 'step') =>
  decides === 'episode'
    ? null
    : fitMixture(
        questions.flatMap(({ id, graph }) =>
          graph && splitOf(id) === 'train' ? [...graph.meanLogProb] : [],
        ),
      ),
)

const spaceOf = memo(
  (taskId: string, pool: Pool, mixture: RoutingSpace['mixture']): RoutingSpace => {
    const { roles, decides } = taskOf(taskId)
    const learned = embeddedPolicy(taskId) !== null
    return { pool, roles, decides, learned, mixture }
  },
)
/** What the routers and arms of the task at hand follow from. */
export const selectSpace = (state: YardState): RoutingSpace =>
  spaceOf(
    state,
    state.setup.taskId,
    selectPool(state),
    mixtureIn(state, selectRecorded(state), selectDecides(state)),
  )

const armsOf = memo(assignmentsOf)
/** The arms, in the order of every outcome and prediction. */
export const selectArms = (state: YardState): readonly Assignment[] =>
  armsOf(state, selectSpace(state))

const routersOf = memo(createRouters)
export const selectRouters = (state: YardState): readonly Router[] =>
  routersOf(state, selectSpace(state))

export const selectRouter = (state: YardState): Router => {
  const routers = selectRouters(state)
  return routers.find(({ id }) => id === state.setup.routerId) ?? routers[0]!
}

/** Where the control of the router at hand stands; 0 for a router without one. */
export const selectSetting = (state: YardState): number => {
  const { id, control } = selectRouter(state)
  return state.setup.settings[id] ?? control?.initial ?? 0
}

const bookOf = memo((own: PriceBook | null, pool: Pool) => own ?? defaultPriceBook(pool))
export const selectPriceBook = (state: YardState): PriceBook =>
  bookOf(state, state.setup.priceBook, selectPool(state))

const trainIn = memo((questions: readonly RecordedQuestion[]) =>
  questions.filter(({ id }) => splitOf(id) === 'train').flatMap(({ outcomes }) => outcomes),
)
const selectTrain = (state: YardState) => trainIn(state, selectRecorded(state))
const rangeIn = memo((train: readonly Outcome[], book: PriceBook) =>
  train.length === 0 ? null : costRange(book, train),
)
/** C_min and C_max of the train split's arms under the prices at hand; null before the data is there. */
export const selectArmCostRange = (state: YardState): CostRange | null =>
  rangeIn(state, selectTrain(state), selectPriceBook(state))

type Reprice = (predictions: readonly Prediction[]) => readonly Prediction[]

const keep: Reprice = (predictions) => predictions

/** The policy learnt costs under the default prices; under others its expectations are carried over. */
const repriceIn = memo(
  (
    train: readonly Outcome[],
    pool: Pool,
    own: PriceBook | null,
    arms: readonly Assignment[],
  ): Reprice => {
    if (own === null || train.length === 0) return keep
    const from = defaultPriceBook(pool)
    return createRepricer(
      { book: from, range: costRange(from, train) },
      { book: own, range: costRange(own, train) },
      arms,
      train,
    )
  },
)
const selectReprice = (state: YardState): Reprice =>
  repriceIn(state, selectTrain(state), selectPool(state), state.setup.priceBook, selectArms(state))

/** Every recorded question of a split as a router meets it, priced. */
const casesIn = memo(
  (
    questions: readonly RecordedQuestion[],
    split: Split,
    arms: readonly Assignment[],
    book: PriceBook,
    range: CostRange | null,
    reprice: Reprice,
  ): readonly Case[] =>
    range === null
      ? []
      : questions
          .filter(({ id }) => splitOf(id) === split)
          .map(({ id, outcomes, predictions }) => ({
            questionId: id,
            arms,
            predictions: predictions && reprice(predictions),
            outcomes: priceOutcomes(book, range, outcomes),
          })),
)

/** The cases of the split of the set-up: what the front is drawn from. */
export const selectCases = (state: YardState): readonly Case[] =>
  casesIn(
    state,
    selectRecorded(state),
    state.setup.split,
    selectArms(state),
    selectPriceBook(state),
    selectArmCostRange(state),
    selectReprice(state),
  )

const caseIn = memo(
  (cases: readonly Case[], questionId: string) =>
    cases.find((each) => each.questionId === questionId) ?? null,
)
/** The question at hand with all its outcomes; null where it was not recorded. */
export const selectCase = (state: YardState): Case | null =>
  caseIn(state, selectCases(state), state.setup.questionId)

/** What the router says of the question at hand, or what it still needs to say anything. */
export type Ruling =
  | {
      readonly type: 'decided'
      readonly router: Router
      readonly point: DecisionPoint
      readonly decision: Decision
      /** The arm taken: an index into `point.arms`; drawn by the question's id where the router is random. */
      readonly arm: number
      /** Where the predictions come from; null where the router reads none. */
      readonly origin: 'recorded' | 'live' | null
    }
  | {
      readonly type: 'undecided'
      readonly router: Router
      readonly needs: 'predictions' | 'outcomes'
    }

const rule = memo(
  (
    router: Router,
    questionId: string,
    arms: readonly Assignment[],
    preference: Preference,
    live: readonly Prediction[] | null,
    found: Case | null,
    reprice: Reprice,
  ): Ruling => {
    const predictions = (live && reprice(live)) ?? found?.predictions ?? null
    const outcomes = found?.outcomes ?? null
    if (router.reads === 'predictions' && !predictions) {
      return { type: 'undecided', router, needs: 'predictions' }
    }
    if (router.reads === 'outcomes' && !outcomes) {
      return { type: 'undecided', router, needs: 'outcomes' }
    }
    const point: DecisionPoint = {
      questionId,
      arms,
      preference,
      predictions,
      outcomes,
      last: null,
      draft: null,
      setting: 0,
    }
    const decision = router.decide(point)
    return {
      type: 'decided',
      router,
      point,
      decision,
      arm: sampleArm(decision.distribution, createRng(`route:${questionId}`)),
      origin: router.reads === 'predictions' ? (live ? 'live' : 'recorded') : null,
    }
  },
)

export const selectRuling = (state: YardState): Ruling =>
  rule(
    state,
    selectRouter(state),
    state.setup.questionId,
    selectArms(state),
    state.setup.preference,
    state.data.readings[state.setup.questionId] ?? null,
    selectCase(state),
    selectReprice(state),
  )

/** The assignment that the router's decision takes; null where it cannot decide yet, or decides at every step. */
export const selectArm = (state: YardState): Assignment | null => {
  if (selectDecides(state) === 'step') return null
  const ruling = selectRuling(state)
  return ruling.type === 'decided' ? (ruling.point.arms[ruling.arm] ?? null) : null
}
