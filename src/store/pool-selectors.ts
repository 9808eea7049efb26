/** The recording at hand, its pool and prices, and the routers that choose among its models. */
import { defaultPriceBook, type PriceBook } from '../core/cost/price-book.ts'
import { type Arm, armsOf, type Pool } from '../core/episode/arm.ts'
import type { Role } from '../core/episode/prompt.ts'
import type { ModelId } from '../core/episode/step.ts'
import type { Forest } from '../core/forest/forest.ts'
import { longestEpisode } from '../core/front/sequences.ts'
import { type Case, priceTable } from '../core/outcomes/case.ts'
import type { OutcomeTable } from '../core/outcomes/table.ts'
import { own } from '../core/own.ts'
import { listPrice, type PoolRegistry, poolOf } from '../core/pool/pool.ts'
import type { Fitted, RoutingSpace } from '../core/routing/kind.ts'
import { createRouters, fitRouters, mayHave } from '../core/routing/registry.ts'
import type { Router } from '../core/routing/router.ts'
import { questionId, splitOf, type Task } from '../core/tasks/task.ts'
import { memo } from './memo.ts'
import type { FileStatus, RecordedForest, YardState } from './state.ts'
import { selectTrained } from './training/selectors.ts'
import type { Trained } from './training/state.ts'

const IDLE: FileStatus = { type: 'idle' }
const NONE: FileStatus = { type: 'none' }
/** The state of a task's whole forest. */
export const forestStatus = ({ data, tasks }: YardState, taskId: string): FileStatus =>
  own(data.forests, taskId) ?? (tasks.isRecorded(taskId) ? IDLE : NONE)

/**
 * The recording of the task at hand: the whole one, or the opening until that is loaded; null before either. Under other prices
 * or a robust range other questions set the range of cost, so the opening is of no use there.
 */
function recordingAtHand(state: YardState): RecordedForest | null {
  const { data, setup } = state
  const whole = forestStatus(state, setup.taskId)
  if (whole.type === 'ready') return whole
  const { opening } = data
  const usual = setup.priceBook === null && setup.costRange === 'min-max'
  return usual && opening?.file.task === setup.taskId ? opening : null
}
export const selectForest = (state: YardState): Forest | null =>
  recordingAtHand(state)?.file ?? null
/** The outcome of every choice on every question. */
export const selectTable = (state: YardState): OutcomeTable | null =>
  recordingAtHand(state)?.table ?? null

/** Whether the whole recording of the task at hand is there, and not only the opening. */
export const selectIsWhole = ({ data, setup }: YardState): boolean =>
  own(data.forests, setup.taskId)?.type === 'ready'

/** The models a router may choose from, cheapest first. */
export const selectPool = (state: YardState): Pool =>
  selectForest(state)?.pool ?? poolOf(state.pools, state.setup.taskId).models

/** The policy that was trained for the task at hand; null where there is none. */
export const selectPolicy = (state: YardState): ModelId | null =>
  poolOf(state.pools, state.setup.taskId).policy

export const selectTask = ({ tasks, setup }: YardState): Task => tasks.task(setup.taskId)

const startArms = memo((task: Task, pool: Pool): readonly Arm[] => {
  const { turn } = task.begin(questionId(task.id, { type: 'split', split: 'train', number: 0 }))
  return turn.type === 'verdict' ? [] : armsOf(pool, turn.decides)
})
/** The arms of the first decision point. */
export const selectArms = (state: YardState): readonly Arm[] =>
  startArms(state, selectTask(state), selectPool(state))

const spaceOf = memo(
  (
    pool: Pool,
    roles: readonly Role[],
    arms: readonly Arm[],
    table: OutcomeTable | null,
    policy: ModelId | null,
  ): RoutingSpace => ({
    pool,
    roles,
    arms,
    stages: table ? longestEpisode(table.rows) : 0,
    predicted: policy !== null,
  }),
)
/** What determines the routers of the task at hand. */
export const selectSpace = (state: YardState): RoutingSpace =>
  spaceOf(
    state,
    selectPool(state),
    selectTask(state).roles,
    selectArms(state),
    selectTable(state),
    selectPolicy(state),
  )

const listBook = memo((pool: Pool, registry: PoolRegistry) =>
  defaultPriceBook(pool, listPrice(registry)),
)
const selectListBook = (state: YardState): PriceBook =>
  listBook(state, selectPool(state), state.pools)

export const selectPriceBook = (state: YardState): PriceBook =>
  state.setup.priceBook ?? selectListBook(state)

const priced = memo((table: OutcomeTable | null, book: PriceBook): readonly Case[] =>
  table ? priceTable(table, book) : [],
)
/** Every question at list prices: what routers and policies learn from. */
export const selectListCases = (state: YardState): readonly Case[] =>
  priced(state, selectTable(state), selectListBook(state))

export const isTrain = ({ questionId }: Pick<Case, 'questionId'>): boolean =>
  splitOf(questionId) === 'train'

const NO_CASES: readonly Case[] = []
/** Only what is learned on the spot. */
const fittedIn = memo((cases: readonly Case[], space: RoutingSpace) =>
  fitRouters(space, cases.filter(isTrain)),
)
const withLearned = memo(
  (
    fitted: ReadonlyMap<string, Fitted>,
    trained: ReadonlyMap<string, Trained>,
  ): ReadonlyMap<string, Fitted> =>
    new Map([...fitted, ...[...trained].map(([id, { router }]) => [id, router.fitted] as const)]),
)
/** What was learned, by router id: fits, which are made at once, and what was trained. */
export const selectFitted = (state: YardState): ReadonlyMap<string, Fitted> =>
  withLearned(
    state,
    fittedIn(state, selectIsWhole(state) ? selectListCases(state) : NO_CASES, selectSpace(state)),
    selectTrained(state),
  )

const routersOf = memo(createRouters)
export const selectRouters = (state: YardState): readonly Router[] =>
  routersOf(state, selectSpace(state), selectFitted(state))

/** The router that was asked for; the first one where the task does not have it, or not yet. */
export const selectRouter = (state: YardState): Router => {
  const routers = selectRouters(state)
  return routers.find(({ id }) => id === state.setup.routerId) ?? routers[0]!
}

const mayCome = memo(mayHave)
/** The router that a link names: the one that was asked for, as long as a recording or a training may still bring it. */
export const selectRouterId = (state: YardState): string => {
  const { routerId } = state.setup
  const space = selectSpace(state)
  return mayCome(state, space, routerId) ? routerId : selectRouter(state).id
}
