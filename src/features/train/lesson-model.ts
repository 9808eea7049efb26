/** What a trained router does with each kind of question, and which words of the question sway it. */
import type { Preference } from '../../core/cost/utility.ts'
import type { Arm } from '../../core/episode/arm.ts'
import { armCounts, type ScoringContext } from '../../core/front/score.ts'
import type { Case } from '../../core/outcomes/case.ts'
import type { Fitted } from '../../core/routing/kind.ts'
import { readLearnt } from '../../core/routing/learned.ts'
import type { Router } from '../../core/routing/router.ts'
import { hasWordVotes, loudestWords } from '../../core/routing/word-votes.ts'
import { memo } from '../../store/memo.ts'
import { selectRouter } from '../../store/pool-selectors.ts'
import { selectSetting } from '../../store/setting-selectors.ts'
import type { YardState } from '../../store/state.ts'
import { selectCases, selectScoringContext, selectSplitCases } from '../../store/table-selectors.ts'
import { selectTrained } from '../../store/training/selectors.ts'

export interface LessonInput {
  readonly router: Router
  readonly fitted: Fitted
  readonly setting: number
  readonly preference: Preference
  readonly context: ScoringContext
  readonly cases: readonly Case[]
  readonly train: readonly Case[]
}

export interface LessonModel {
  readonly name: string
  /** Those that are chosen often enough to be told of. */
  readonly arms: readonly Arm[]
  /** How many arms are left out, if any; they share the last column. */
  readonly others: number
  /** All questions, then kind by kind: the share of each arm among the choices, and behind them that of the others together. */
  readonly rows: readonly { readonly kind: string; readonly shares: readonly number[] }[]
  /** By arm, loudest first; null for a router whose words cannot be told apart. */
  readonly words: readonly { readonly arm: Arm; readonly words: readonly string[] }[] | null
}

const inputOf = memo(
  (
    router: Router,
    fitted: Fitted,
    setting: number,
    preference: Preference,
    context: ScoringContext | null,
    cases: readonly Case[],
    train: readonly Case[],
  ): LessonInput | null =>
    context && fitted !== undefined && cases.length > 0
      ? { router, fitted, setting, preference, context, cases, train }
      : null,
)

/** Null where the selected router was not trained. */
export const selectLessonInput = (state: YardState): LessonInput | null => {
  const router = selectRouter(state)
  return inputOf(
    state,
    router,
    selectTrained(state).get(router.id)?.router.fitted,
    selectSetting(state),
    state.setup.preference,
    selectScoringContext(state),
    selectCases(state),
    selectSplitCases(state, 'train'),
  )
}

/** Words count that are in at least `least` train questions; each arm shows at most `most` of them. */
const WORDS = { least: 4, most: 6 }

/** An arm has a column of its own if it is chosen this often by some kind of question. */
const LEAST_SHARE = 0.01

/** Pauses after each question: a cascade takes a while on all of them. */
export function* lessonOf(input: LessonInput): Generator<undefined, LessonModel> {
  const { router, fitted, setting, preference, context, cases, train } = input
  const asked = { router, setting, preference }
  const counts = new Map<string, Float64Array>()
  for (const question of cases) {
    for (const [kind, added] of armCounts(asked, [question], context)) {
      const before = counts.get(kind)
      counts.set(kind, before ? before.map((count, arm) => count + added[arm]!) : added)
    }
    yield
  }
  const kinds = [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
  const all = context.arms.map((_, at) => kinds.reduce((sum, [, own]) => sum + own[at]!, 0))
  const whole = [['all questions', all] as const, ...kinds].map(([kind, own]) => ({
    kind,
    shares: sharesOf(own),
  }))
  const isTold = context.arms.map((_, at) => whole.some(({ shares }) => shares[at]! >= LEAST_SHARE))
  const told = context.arms.filter((_, at) => isTold[at])
  const others = context.arms.length - told.length
  const rows = whole.map(({ kind, shares }) => {
    const own = shares.filter((_, at) => isTold[at])
    const rest = shares.reduce((sum, share, at) => (isTold[at] ? sum : sum + share), 0)
    return { kind, shares: others > 0 ? [...own, rest] : own }
  })
  const lesson = { name: router.name, arms: told, others, rows }
  const learnt = readLearnt(fitted)
  if (!learnt || !hasWordVotes(learnt)) return { ...lesson, words: null }
  const texts = train.flatMap(({ questionId }) => context.textOf(questionId) ?? [])
  const loudest = loudestWords(learnt, texts, WORDS)
  const words = told.map((arm) => ({
    arm,
    words: (loudest[learnt.encoding.arms.indexOf(arm.id)] ?? []).map(({ word }) => word),
  }))
  return { ...lesson, words }
}

function sharesOf(counts: ArrayLike<number>): readonly number[] {
  const own = Array.from(counts)
  const sum = own.reduce((a, b) => a + b, 0)
  return own.map((count) => (sum > 0 ? count / sum : 0))
}
