/** What a trained router does with each kind of question, and which words of the question sway it. */
import type { Preference } from '../../core/cost/utility.ts'
import { assignmentText } from '../../core/episode/arm.ts'
import { armCounts, type ScoringContext } from '../../core/front/score.ts'
import type { Case } from '../../core/outcomes/case.ts'
import type { Fitted } from '../../core/routing/kind.ts'
import { readLearnt } from '../../core/routing/learned.ts'
import type { Router } from '../../core/routing/router.ts'
import { hasWordVotes, loudestWords } from '../../core/routing/word-votes.ts'
import { memo } from '../../store/memo.ts'
import { selectRouter, selectSetting } from '../../store/pool-selectors.ts'
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
  readonly arms: readonly string[]
  /** By kind of question, the share of each arm among the choices. */
  readonly kinds: readonly { readonly kind: string; readonly shares: readonly number[] }[]
  /** By arm, loudest first; null for a router whose words cannot be told apart. */
  readonly words: readonly { readonly arm: string; readonly words: readonly string[] }[] | null
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

export function lessonOf(input: LessonInput): LessonModel {
  const { router, fitted, setting, preference, context, cases, train } = input
  const arms = context.arms.map(({ models }) => assignmentText(models))
  const counts = armCounts({ router, setting, preference }, cases, context)
  const kinds = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, own]) => {
      const all = own.reduce((sum, count) => sum + count, 0)
      return { kind, shares: Array.from(own, (count) => (all > 0 ? count / all : 0)) }
    })
  const learnt = readLearnt(fitted)
  if (!learnt || !hasWordVotes(learnt)) return { name: router.name, arms, kinds, words: null }
  const texts = train.flatMap(({ questionId }) => context.textOf(questionId) ?? [])
  const loudest = loudestWords(learnt, texts, WORDS)
  const words = context.arms.map(({ id }, at) => ({
    arm: arms[at]!,
    words: (loudest[learnt.encoding.arms.indexOf(id)] ?? []).map(({ word }) => word),
  }))
  return { name: router.name, arms, kinds, words }
}
