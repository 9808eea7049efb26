import { beforeAll, describe, expect, it } from 'vitest'
import { createRng } from '../../core/random.ts'
import { seek, stepBy, takeArm } from '../../store/episode-actions.ts'
import { answerQuiz, bet, openLessons } from '../../store/lessons/actions.ts'
import {
  LESSON_IDS,
  type LessonId,
  type LessonPlace,
  PHASES,
  placeText,
} from '../../store/lessons/places.ts'
import { selectIsVeiled } from '../../store/lessons/selectors.ts'
import { selectPool, selectPriceBook } from '../../store/pool-selectors.ts'
import { selectPoints } from '../../store/selectors.ts'
import {
  setAlpha,
  setPriceBook,
  setQuestion,
  setRouter,
  setSetting,
  setSplit,
} from '../../store/setup-actions.ts'
import type { Training } from '../../store/training/state.ts'
import { patch, type Yard } from '../../store/yard.ts'
import { outcomeHere } from './bet.ts'
import { selectQuiz } from './quiz/quiz.ts'
import { enterPhase, isDone, leaveLesson } from './run.ts'
import { selectBestFixed } from './standings.ts'
import { readLessons } from './testing.ts'

const PLACES = LESSON_IDS.flatMap((lesson) =>
  Array.from({ length: PHASES[lesson] }, (_, at): LessonPlace => ({ lesson, phase: at + 1 })),
)

type Deed = (yard: Yard) => void
const route =
  (id: string): Deed =>
  (yard) =>
    setRouter(yard, id)
const weigh =
  (alpha: number): Deed =>
  (yard) =>
    setAlpha(yard, alpha)
const toEnd: Deed = (yard) => seek(yard, Number.POSITIVE_INFINITY)
const stepUntilDone: Deed = (yard) => {
  for (let step = 0; step < 20 && !isDone(yard.getState()); step++) stepBy(yard, 1)
}
const branchOff: Deed = (yard) => {
  const point = selectPoints(yard.getState())[0]!
  takeArm(yard, point.index, point.arms[point.taken === 0 ? 1 : 0]!, 'best')
}
const bestFixed: Deed = (yard) => setRouter(yard, selectBestFixed(yard.getState())!.id)
const betTimes =
  (count: number): Deed =>
  (yard) => {
    for (let number = 0; number < count; number++) {
      const state = yard.getState()
      if (number > 0) setQuestion(yard, `${state.setup.taskId}/test/${20 + number}`)
      bet(yard, selectPool(state)[0]!)
    }
  }
/** A training that ended with this router. */
const trainTo =
  (routerId: string): Deed =>
  (yard) => {
    const { taskId, preference } = yard.getState().setup
    const current: Training = {
      taskId,
      routerId,
      picks: true,
      status: { type: 'done' },
      watched: preference,
      references: null,
      curve: [],
    }
    patch(yard, 'training', { current })
  }

/** What each phase asks for, done. */
const DEEDS: { readonly [Id in LessonId]: readonly Deed[] } = {
  start: [(yard) => stepBy(yard, 1), toEnd, weigh(0.7), route('oracle')],
  switch: [toEnd, toEnd, betTimes(1), branchOff],
  cost: [toEnd, toEnd, (yard) => setPriceBook(yard, selectPriceBook(yard.getState()))],
  utility: [weigh(0.8), weigh(0.2), weigh(0.52)],
  front: [route('all-strong'), route('random'), bestFixed, weigh(0.9)],
  oracle: [route('oracle'), betTimes(3), branchOff],
  training: [route('all-yard-4m'), trainTo('policy-gradient'), toEnd],
  overfit: [
    trainTo('policy-gradient~share:0.05'),
    (yard) => setSplit(yard, 'validation'),
    trainTo('policy-gradient~seed:2'),
  ],
  steps: [stepUntilDone, branchOff, route('trim')],
  budget: [
    (yard) => setSetting(yard, 'cost-bound', 0.1),
    (yard) => setSetting(yard, 'log-prob-threshold', -0.1),
    (yard) => setSplit(yard, 'train'),
  ],
  nothing: [bestFixed, route('oracle'), weigh(0.9)],
  quiz: [
    (yard) => selectQuiz(yard.getState())!.forEach(({ right }) => void answerQuiz(yard, right)),
  ],
}

let openAt: (place: LessonPlace) => Yard
beforeAll(async () => {
  openAt = await readLessons()
})

describe('a phase', () => {
  for (const place of PLACES) {
    it(`${placeText(place)} is not done when it is entered, and is by what it asks for`, () => {
      const yard = openAt(place)
      expect(isDone(yard.getState())).toBe(false)
      DEEDS[place.lesson][place.phase - 1]!(yard)
      expect(isDone(yard.getState())).toBe(true)
    })
  }
})

describe('a bet', () => {
  it('lifts the veil from the outcomes, and is scored against router and oracle', () => {
    const yard = openAt({ lesson: 'oracle', phase: 2 })
    expect(selectIsVeiled(yard.getState())).toBe(true)
    expect(outcomeHere(yard.getState())).toBeNull()
    bet(yard, selectPool(yard.getState())[0]!)
    expect(selectIsVeiled(yard.getState())).toBe(false)
    const { you, router, oracle } = outcomeHere(yard.getState())!
    expect(oracle.utility).toBeGreaterThanOrEqual(Math.max(you.utility, router.utility))
    setQuestion(yard, 'relay/test/6')
    expect(selectIsVeiled(yard.getState())).toBe(true)
  })

  it('is the first one: no second look changes it', () => {
    const yard = openAt({ lesson: 'switch', phase: 3 })
    const [first, second] = selectPool(yard.getState())
    bet(yard, first!)
    bet(yard, second!)
    expect(Object.values(yard.getState().lessons.bets)).toEqual([first])
  })
})

it('leaving puts prices back and nothing else', () => {
  const yard = openAt({ lesson: 'cost', phase: 3 })
  setAlpha(yard, 0.9)
  setPriceBook(yard, selectPriceBook(yard.getState()))
  leaveLesson(yard)
  const { setup, lessons } = yard.getState()
  expect(lessons.at).toBeNull()
  expect(setup.priceBook).toBeNull()
  expect(setup.preference.alpha).toBe(0.9)
  expect(setup.questionId).toBe('relay/test/7')
})

it('a phase sets the page whatever was done before it', () => {
  const yard = openAt({ lesson: 'switch', phase: 1 })
  const before = yard.getState().setup
  setAlpha(yard, 0.1)
  setQuestion(yard, 'ledger/test/9')
  openLessons(yard, { lesson: 'switch', phase: 1 })
  enterPhase(yard)
  expect(yard.getState().setup).toEqual(before)
})

describe('the quiz', () => {
  const quizOf = (round: number) => {
    const yard = openAt({ lesson: 'quiz', phase: 1 })
    patch(yard, 'lessons', { quiz: { round, answers: [] } })
    return selectQuiz(yard.getState())!
  }

  it('is the same for the same seed, and another for another', () => {
    expect(quizOf(3)).toEqual(quizOf(3))
    expect([1, 2, 3].map((round) => JSON.stringify(quizOf(round)))).toSatisfy(
      (texts: readonly string[]) => new Set(texts).size === 3,
    )
  })

  it('has different options, one of them right', () => {
    const rng = createRng('rounds')
    for (let i = 0; i < 20; i++) {
      for (const { options, right } of quizOf(Math.floor(rng() * 1000))) {
        expect(new Set(options.map((option) => JSON.stringify(option))).size).toBe(options.length)
        expect(options[right]).toBeDefined()
      }
    }
  })
})
