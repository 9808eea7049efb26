/** The outcome table under the prices at hand. */
import type { CostRange, RangeKind } from '../core/cost/normalise.ts'
import type { PriceBook } from '../core/cost/price-book.ts'
import { type EpisodeTree, nodesAlong, pathOf, type TreeNode } from '../core/episode/tree.ts'
import type { ScoringContext } from '../core/front/score.ts'
import { type Case, priceTable } from '../core/outcomes/case.ts'
import { costRange } from '../core/outcomes/cost-range.ts'
import { rowOfTree } from '../core/outcomes/of-tree.ts'
import { createRepricer } from '../core/outcomes/reprice.ts'
import type { OutcomeTable, Worth } from '../core/outcomes/table.ts'
import { own } from '../core/own.ts'
import { type Split, splitOf } from '../core/tasks/task.ts'
import type { TaskRegistry } from '../core/tasks/task-registry.ts'
import { selectQuestion, selectRecordedTree } from './episode-view.ts'
import { memo } from './memo.ts'
import {
  isTrain,
  selectIsWhole,
  selectListCases,
  selectPriceBook,
  selectTable,
} from './pool-selectors.ts'
import type { YardState } from './state.ts'

type Reprice = (predictions: readonly Worth[]) => readonly Worth[]
const keep: Reprice = (predictions) => predictions

interface Priced {
  readonly cases: readonly Case[]
  /** Null without train questions. */
  readonly range: CostRange | null
  /** The policy learnt its costs under list prices, min–max; this carries its predictions over to the scale at hand. */
  readonly reprice: Reprice
}

const rangeOf = (cases: readonly Case[], kind: RangeKind): CostRange | null => {
  const train = cases.filter(isTrain)
  return train.length === 0 ? null : costRange(train, kind)
}

const pricedIn = memo(
  (
    table: OutcomeTable | null,
    book: PriceBook,
    own: boolean,
    listed: readonly Case[],
    kind: RangeKind,
  ): Priced => {
    const before = rangeOf(listed, 'min-max')
    if (!table || (!own && kind === 'min-max')) {
      return { cases: listed, range: before, reprice: keep }
    }
    const cases = own ? priceTable(table, book) : listed
    const range = rangeOf(cases, kind)
    if (!range || !before) return { cases, range, reprice: keep }
    const reprice = createRepricer(
      { train: listed.filter(isTrain), range: before },
      { train: cases.filter(isTrain), range },
    )
    // New cases for a new scale, even where nothing in them changes: what was worked out under the old one goes by them.
    const repriced = cases.map((each) =>
      each.predictions ? { ...each, predictions: reprice(each.predictions) } : each,
    )
    return { cases: repriced, range, reprice }
  },
)
const selectPriced = (state: YardState): Priced =>
  pricedIn(
    state,
    selectTable(state),
    selectPriceBook(state),
    state.setup.priceBook !== null,
    selectListCases(state),
    state.setup.costRange,
  )

/** C_min and C_max of the train split under the prices and the kind of range at hand; null before the data is there. */
export const selectCostRange = (state: YardState): CostRange | null => selectPriced(state).range

/** Both kinds of range. */
export type CostRanges = Readonly<Record<RangeKind, CostRange>>

const rangesOf = memo((cases: readonly Case[]): CostRanges | null => {
  const [whole, robust] = [rangeOf(cases, 'min-max'), rangeOf(cases, 'robust')]
  return whole && robust && { 'min-max': whole, robust }
})
/** Both kinds of range under the prices at hand; null before the data is there. */
export const selectCostRanges = (state: YardState): CostRanges | null =>
  rangesOf(state, selectPricedCases(state))

export const selectReprice = (state: YardState): Reprice => selectPriced(state).reprice

const contextOf = memo(
  (
    table: OutcomeTable | null,
    range: CostRange | null,
    tasks: TaskRegistry,
  ): ScoringContext | null => {
    if (!table || !range) return null
    const { arms, texts, taskId } = table
    // A task makes a question anew each time, and routers ask for its text at every decision.
    const known = new Map<string, string>()
    const textOf = (questionId: string) => {
      if (!tasks.isLoaded(taskId)) return null
      const text = known.get(questionId) ?? tasks.task(taskId).question(questionId).text
      known.set(questionId, text)
      return text
    }
    return { arms, range, texts, textOf }
  },
)
/** What all cases have in common; null before the data is there. */
export const selectScoringContext = (state: YardState): ScoringContext | null =>
  contextOf(state, selectTable(state), selectCostRange(state), state.tasks)

const NONE: readonly Case[] = []
/** Every question under the prices at hand; none before the whole recording is there. */
export const selectPricedCases = (state: YardState): readonly Case[] =>
  selectIsWhole(state) ? selectPriced(state).cases : NONE

const bySplit = memo((cases: readonly Case[]) => {
  const of = (split: Split) => cases.filter(({ questionId }) => splitOf(questionId) === split)
  return { train: of('train'), validation: of('validation'), test: of('test') }
})
export const selectSplitCases = (state: YardState, split: Split): readonly Case[] =>
  bySplit(state, selectPricedCases(state))[split]

/** The cases of the chosen split, from which the front is drawn. */
export const selectCases = (state: YardState): readonly Case[] =>
  selectSplitCases(state, state.setup.split)

const caseIn = memo(
  (cases: readonly Case[], questionId: string) =>
    cases.find((each) => each.questionId === questionId) ?? null,
)
const selectRecordedCase = (state: YardState): Case | null =>
  caseIn(state, selectPriced(state).cases, state.setup.questionId)

/** A question that nobody recorded, once every arm was run on it in this page. */
const runCaseIn = memo(
  (
    tree: EpisodeTree | null,
    kind: string,
    table: OutcomeTable | null,
    book: PriceBook,
  ): Case | null => {
    const row = tree && table && rowOfTree(tree, kind, table)
    return row ? (priceTable({ ...table, origin: 'live', rows: [row] }, book)[0] ?? null) : null
  },
)
const selectRunCase = (state: YardState): Case | null =>
  runCaseIn(
    state,
    own(state.data.trees, state.setup.questionId) ?? null,
    selectQuestion(state).kind,
    selectTable(state),
    selectPriceBook(state),
  )

/** The question at hand with the outcome of every choice; null unless every arm was run. */
export const selectCase = (state: YardState): Case | null =>
  selectRecordedCase(state) ?? selectRunCase(state)

/** How many of the first steps have the texts that the case at hand knows: it knows what follows only after those. */
export function agreedSteps(state: YardState, nodes: readonly TreeNode[]): number {
  const told = selectRecordedCase(state)
    ? selectRecordedTree(state)
    : own(state.data.trees, state.setup.questionId)
  if (!told) return 0
  const known = nodesAlong(told, pathOf(nodes))
  const differs = nodes.findIndex(
    ({ step }, at) => known[at]?.step.completion.text !== step.completion.text,
  )
  return differs === -1 ? nodes.length : differs
}
