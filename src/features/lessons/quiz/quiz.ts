/** The quiz: its questions are drawn from the recorded outcomes by a seed, and their answers follow from them. */
import { createRng, type Rng, shuffle } from '../../../core/random.ts'
import { derived } from '../../../store/memo.ts'
import { selectRouters } from '../../../store/pool-selectors.ts'
import type { YardState } from '../../../store/state.ts'
import { selectCases, selectScoringContext } from '../../../store/table-selectors.ts'
import { routerOf, selectBestFixed, selectSingles, standingOf } from '../standings.ts'

export const QUIZ_LENGTH = 5

/** A question with one right option; what they say is up to the language. */
export interface QuizQuestion {
  readonly about: /** Which single model has the highest utility on average? */
    | 'best single'
    /** Which single model costs least for each question? */
    | 'cheapest'
    /** How many points of 100 does half and half of the cheapest and the dearest get? */
    | 'mixture'
    /** How many points of 100 does the oracle get? */
    | 'oracle'
    /** Which of these is worth most: the control that a router has to beat? */
    | 'control'
  readonly options: readonly QuizOption[]
  /** The index of the right option. */
  readonly right: number
}

export type QuizOption =
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'points'; readonly points: number }

const SHOWN = 3

/** Draws up to two wrong options beside the right one, in a drawn order. */
function asked(
  rng: Rng,
  about: QuizQuestion['about'],
  right: QuizOption,
  wrong: readonly QuizOption[],
): QuizQuestion {
  const options = shuffle(rng, [right, ...shuffle(rng, wrong).slice(0, SHOWN - 1)])
  return { about, options, right: options.indexOf(right) }
}

/** Null before the recording is there. */
export const selectQuiz = derived(
  (state) => [
    state.lessons.quiz.round,
    selectCases(state),
    selectScoringContext(state),
    selectRouters(state),
    state.setup.preference,
  ],
  (state): readonly QuizQuestion[] | null => {
    const rng = createRng(`quiz:${state.setup.taskId}:${state.lessons.quiz.round}`)
    const questions = drawn(state, rng)
    return questions && shuffle(rng, questions).slice(0, QUIZ_LENGTH)
  },
)

function drawn(state: YardState, rng: Rng): readonly QuizQuestion[] | null {
  const singles = selectSingles(state)
  const best = selectBestFixed(state)
  const oracle = standingOf(state, routerOf(state, 'oracle'))
  const random = routerOf(state, 'random')
  const stood = singles.flatMap((router) => {
    const standing = standingOf(state, router)
    return standing ? [{ router, ...standing }] : []
  })
  const [first] = stood
  const last = stood.at(-1)
  if (!first || !last || !oracle || !best || !random || stood.length < 2) return null
  const name = ({ router }: (typeof stood)[number]): QuizOption => ({
    type: 'name',
    name: router.name,
  })
  const most = (of: (each: (typeof stood)[number]) => number) =>
    stood.reduce((found, each) => (of(each) > of(found) ? each : found))
  const among = (right: (typeof stood)[number], about: QuizQuestion['about']) =>
    asked(rng, about, name(right), stood.filter((each) => each !== right).map(name))
  const points = (about: QuizQuestion['about'], perf: number) => {
    const right = Math.round(100 * perf)
    const away = [-30, -18, 12, 24].map((step) => right + step + Math.floor(rng() * 6))
    const possible = away.filter((each) => each >= 0 && each <= 100 && each !== right)
    const option = (value: number): QuizOption => ({ type: 'points', points: value })
    return asked(rng, about, option(right), possible.map(option))
  }
  return [
    among(
      most(({ utility }) => utility),
      'best single',
    ),
    among(
      most(({ usd }) => -usd),
      'cheapest',
    ),
    points('mixture', (first.perf + last.perf) / 2),
    points('oracle', oracle.perf),
    asked(rng, 'control', { type: 'name', name: best.name }, [
      ...(best.id === last.router.id ? [] : [name(last)]),
      ...(best.id === first.router.id ? [] : [name(first)]),
      { type: 'name', name: random.name },
    ]),
  ]
}
