/** The lessons: what each phase sets on the page, where it points, and what it asks a person to do. */
import { weight } from '../../core/units.ts'
import { selectRouter } from '../../store/pool-selectors.ts'
import type { YardState } from '../../store/state.ts'
import {
  all,
  alphaAtLeast,
  alphaAtMost,
  atEnd,
  betsAtLeast,
  onFewQuestions,
  pricesChanged,
  quizAnswered,
  routerIs,
  sawMistake,
  settingMoved,
  splitIs,
  stepped,
  tookBranch,
  trained,
  weighed,
  withAnotherSeed,
} from './conditions.ts'
import type { Lessons, Scene, Target } from './lesson.ts'
import { QUIZ_LENGTH } from './quiz/quiz.ts'
import { selectBestFixed, selectSingles, standingOf } from './standings.ts'

const END = Number.POSITIVE_INFINITY

const weights = (alpha: number): Pick<Scene, 'preference'> => ({
  preference: { alpha: weight(alpha), beta: weight(Math.round(100 - 100 * alpha) / 100) },
})

const opened = (task: string, number: number, routerId: string): Scene => ({
  taskId: task,
  split: 'test',
  questionId: `${task}/test/${number}`,
  routerId,
  settings: {},
  ...weights(0.5),
  cursor: 0,
})

const STEP: Target = { role: 'button', name: 'Step', within: 'Episode' }
const FIGURE: Target = { role: 'region', name: 'Episode' }
const DECISION: Target = { role: 'region', name: 'Decision', within: 'Episode' }
const VERDICT: Target = { role: 'region', name: 'Verdict', within: 'Episode' }
const FRONT: Target = { role: 'region', name: 'Front' }
const ALPHA: Target = { role: 'slider', name: 'α, weight on performance' }
const ROUTER: Target = { role: 'combobox', name: 'Router' }
const SPLIT: Target = { role: 'combobox', name: 'Split' }
const TRAIN: Target = { role: 'region', name: 'Train' }

/** The router at hand is the best one that gives every question the same models. */
const onBestFixed = (state: YardState): boolean =>
  selectRouter(state).id === selectBestFixed(state)?.id

/** The dearest model throughout is worth as much as anything else that does not look at the question. */
const largestIsBest = (state: YardState): boolean =>
  selectBestFixed(state)?.id === selectSingles(state).at(-1)?.id

/** The cheapest and the dearest model are worth nearly the same. */
function inBalance(state: YardState): boolean {
  const singles = selectSingles(state)
  const [low, high] = [singles[0], singles.at(-1)].map((each) => standingOf(state, each ?? null))
  return low != null && high != null && Math.abs(low.utility - high.utility) < 0.006
}

export const LESSONS: Lessons = {
  start: {
    leave: {},
    phases: [
      { enter: { cursor: 0 }, points: STEP, doneWhen: stepped },
      { enter: { cursor: 1 }, points: STEP, doneWhen: atEnd },
      { enter: { cursor: END }, points: ALPHA, doneWhen: weighed },
      { enter: { routerId: 'random' }, points: ROUTER, doneWhen: routerIs('oracle') },
    ],
  },
  switch: {
    leave: {},
    phases: [
      { enter: opened('ledger', 1, 'all-weak'), points: STEP, doneWhen: atEnd },
      { enter: { routerId: 'all-strong' }, points: STEP, doneWhen: atEnd },
      {
        enter: { questionId: 'ledger/test/0', routerId: 'all-strong' },
        points: FIGURE,
        doneWhen: betsAtLeast(1),
      },
      {
        enter: { questionId: 'ledger/test/1', routerId: 'all-weak', cursor: 1 },
        points: FIGURE,
        doneWhen: tookBranch,
      },
    ],
  },
  cost: {
    leave: { priceBook: null },
    phases: [
      { enter: opened('relay', 7, 'all-yard-4m'), points: STEP, doneWhen: atEnd },
      { enter: { routerId: 'all-yard-reading' }, points: STEP, doneWhen: atEnd },
      {
        enter: { cursor: END, priceBook: null },
        points: { role: 'region', name: 'Setup' },
        doneWhen: pricesChanged,
      },
    ],
  },
  utility: {
    leave: {},
    phases: [
      { enter: opened('ledger', 3, 'oracle'), points: ALPHA, doneWhen: alphaAtLeast(0.8) },
      { enter: weights(0.8), points: ALPHA, doneWhen: alphaAtMost(0.2) },
      { enter: weights(0.8), points: ALPHA, doneWhen: inBalance },
    ],
  },
  front: {
    leave: {},
    phases: [
      {
        enter: { ...opened('atlas', 7, 'all-weak'), cursor: END },
        points: FRONT,
        doneWhen: routerIs('all-strong'),
      },
      { enter: { routerId: 'all-strong' }, points: FRONT, doneWhen: routerIs('random') },
      { enter: { routerId: 'all-strong' }, points: ROUTER, doneWhen: onBestFixed },
      { enter: { routerId: 'all-strong' }, points: ALPHA, doneWhen: largestIsBest },
    ],
  },
  oracle: {
    leave: {},
    phases: [
      {
        enter: { ...opened('relay', 3, 'random'), cursor: END },
        points: ROUTER,
        doneWhen: routerIs('oracle'),
      },
      {
        enter: opened('relay', 5, 'policy-gradient'),
        points: FIGURE,
        doneWhen: betsAtLeast(3),
      },
      {
        enter: { questionId: 'relay/test/3', routerId: 'all-yard-4m', cursor: 1 },
        points: FIGURE,
        doneWhen: tookBranch,
      },
    ],
  },
  training: {
    leave: {},
    phases: [
      {
        enter: { ...opened('relay', 15, 'all-yard-arithmetic'), cursor: END },
        points: FRONT,
        doneWhen: routerIs('all-yard-4m'),
      },
      { enter: {}, resetsTraining: true, points: TRAIN, doneWhen: trained },
      {
        enter: { routerId: 'policy-gradient', cursor: 0 },
        points: DECISION,
        doneWhen: all(routerIs('policy-gradient'), atEnd),
      },
    ],
  },
  overfit: {
    leave: {},
    phases: [
      {
        enter: { ...opened('relay', 15, 'policy-gradient'), cursor: END },
        resetsTraining: true,
        points: TRAIN,
        doneWhen: all(trained, onFewQuestions),
      },
      {
        enter: { split: 'train', questionId: 'relay/train/0' },
        points: SPLIT,
        doneWhen: splitIs('validation'),
      },
      {
        enter: { split: 'test', questionId: 'relay/test/15' },
        resetsTraining: true,
        points: TRAIN,
        doneWhen: all(trained, withAnotherSeed),
      },
    ],
  },
  steps: {
    leave: {},
    phases: [
      { enter: opened('ledger', 3, 'all-weak'), points: STEP, doneWhen: sawMistake },
      { enter: { cursor: END }, points: VERDICT, doneWhen: tookBranch },
      { enter: {}, points: ROUTER, doneWhen: routerIs('trim') },
    ],
  },
  budget: {
    leave: { settings: {} },
    phases: [
      {
        enter: { ...opened('relay', 0, 'cost-bound'), cursor: END },
        points: { role: 'region', name: 'Setup' },
        doneWhen: settingMoved('cost-bound'),
      },
      {
        enter: { ...opened('ledger', 1, 'log-prob-threshold'), cursor: END },
        points: { role: 'region', name: 'Setup' },
        doneWhen: settingMoved('log-prob-threshold'),
      },
      {
        enter: { settings: { 'log-prob-threshold': -0.05 } },
        points: SPLIT,
        doneWhen: splitIs('train'),
      },
    ],
  },
  nothing: {
    leave: {},
    phases: [
      {
        enter: { ...opened('atlas', 7, 'policy'), cursor: END },
        points: ROUTER,
        doneWhen: onBestFixed,
      },
      { enter: {}, points: ROUTER, doneWhen: routerIs('oracle') },
      { enter: {}, points: ALPHA, doneWhen: alphaAtLeast(0.9) },
    ],
  },
  quiz: {
    leave: {},
    phases: [
      {
        enter: { ...opened('relay', 0, 'policy-gradient'), cursor: END },
        points: null,
        doneWhen: quizAnswered(QUIZ_LENGTH),
      },
    ],
  },
}
