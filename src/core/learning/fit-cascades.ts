/** Trains the routers that run arms one after another: see `routing/frugal.ts` and `routing/cascade.ts`. */
import type { Preference } from '../cost/utility.ts'
import { operatingPoint } from '../front/operating-point.ts'
import { scoreRouter } from '../front/score.ts'
import type { Case } from '../outcomes/case.ts'
import { createRng, shuffle } from '../random.ts'
import type { StoredAnswerScorer } from '../routing/answer-score.ts'
import { type Cascade, createCascade } from '../routing/cascade.ts'
import { createFrugal, type Frugal } from '../routing/frugal.ts'
import { storedNet } from '../routing/net.ts'
import type { Router } from '../routing/router.ts'
import {
  type Answered,
  answered,
  fitScorer,
  type ScorerNets,
  type Unseen,
  unseenScores,
} from './answer-scores.ts'
import { bestChains } from './chains.ts'
import type { Progress, Settings, TrainingSet } from './learner.ts'
import { reports } from './rehearsal.ts'

export const fitFrugal = (
  set: TrainingSet,
  settings: Settings,
  watched: Preference,
): Generator<Progress, Frugal> =>
  fitWithAnswers(set, settings, watched, {
    settle: (questions, unseen) => bestChains(questions, unseen),
    fitted: (scorer, chains) => ({ type: 'chains', scorer, chains }),
    create: createFrugal,
  })

export const fitCascade = (
  set: TrainingSet,
  settings: Settings,
  watched: Preference,
): Generator<Progress, Cascade> =>
  fitWithAnswers(set, settings, watched, {
    settle: costsAndSpreads,
    fitted: (scorer, figures) => ({ type: 'cascade', scorer, ...figures }),
    create: createCascade,
  })

/** Trains the answer scorer. What else the router needs is settled first, by `settle`, from cross-fitted scores. */
function* fitWithAnswers<Settled, Fitted>(
  { context, train, validation }: TrainingSet,
  settings: Settings,
  watched: Preference,
  parts: {
    readonly settle: (questions: readonly Answered[], unseen: readonly Unseen[]) => Settled
    readonly fitted: (scorer: StoredAnswerScorer, settled: Settled) => Fitted
    readonly create: (fitted: Fitted) => Router
  },
): Generator<Progress, Fitted> {
  if (train.length === 0) throw new RangeError('There are no train questions to learn from')
  const rng = createRng(`answers:${settings.seed}`)
  const kept = shuffle(rng, train).slice(0, Math.max(1, Math.round(settings.share * train.length)))
  const buckets = settings.question
  const questions = kept.map((question) => answered(question, context, buckets))
  const settled = parts.settle(questions, unseenScores(questions, buckets, settings, rng))
  const arms = context.arms.map(({ id }) => id)
  const fittedOf = ({ before, after }: ScorerNets) =>
    parts.fitted({ arms, buckets, before: storedNet(before), after: storedNet(after) }, settled)
  const learning = fitScorer(questions, buckets, settings, rng)
  let pass = 0
  for (let step = learning.next(); ; step = learning.next()) {
    if (step.done) return fittedOf(step.value)
    pass += 1
    if (!reports(pass - 1, settings.passes)) continue
    const router = parts.create(fittedOf(step.value))
    const at = (cases: readonly Case[]) =>
      operatingPoint(scoreRouter({ router, setting: 0, preference: watched }, cases, context))
    yield { done: pass / settings.passes, train: at(kept), validation: at(validation) }
  }
}

function costsAndSpreads(
  questions: readonly Answered[],
  unseen: readonly Unseen[],
): Pick<Cascade, 'costs' | 'spreads'> {
  const mean = (of: (at: number) => number) =>
    questions.reduce((sum, _, at) => sum + of(at), 0) / questions.length
  const arms = [...questions[0]!.score.keys()]
  const four = (value: number) => Number(value.toPrecision(4))
  return {
    costs: arms.map((arm) => four(mean((at) => questions[at]!.cost[arm]!))),
    spreads: arms.map((arm) =>
      four(Math.sqrt(mean((at) => (unseen[at]!.after[arm]! - unseen[at]!.before[arm]!) ** 2))),
    ),
  }
}
