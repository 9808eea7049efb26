/**
 * Trains the net of a bounded router and measures its curve: see `routing/bounded.ts`. The curve says which weights keep a bound, so
 * it must come from questions that the net did not learn from, and from many of them: 60 validation questions may all be a little
 * easier than others, and every bound is then missed by that much. So it is cross-fitted: each quarter of the train questions is
 * measured with a net that learnt from the other three, and the validation questions with the router's own net.
 */
import type { Preference } from '../cost/utility.ts'
import type { OperatingPoint } from '../front/operating-point.ts'
import type { Case } from '../outcomes/case.ts'
import { createRng, shuffle } from '../random.ts'
import type { Bounded } from '../routing/bounded.ts'
import { policySchema } from '../routing/learned.ts'
import { netOf } from '../routing/net.ts'
import { weight } from '../units.ts'
import { fitExactGradient } from './exact-gradient.ts'
import type { Progress, Settings, TrainingSet } from './learner.ts'
import { pointOf } from './rehearsal.ts'
import { situationsOf } from './situations.ts'

/** How many steps of the weights the curve is measured at, besides zero. */
const STOPS = 50
const FOLDS = 4

export function* fitBounded(
  set: TrainingSet,
  settings: Settings,
  watched: Preference,
): Generator<Progress, Bounded> {
  const learning = fitExactGradient(set, settings, watched)
  let last: Progress | null = null
  let step = learning.next()
  for (; !step.done; step = learning.next()) {
    last = step.value
    yield { ...last, done: last.done / (1 + FOLDS) }
  }
  const policy = policySchema.parse(step.value)
  const measured = [measure(policy, settings, set, set.validation)]
  const order = shuffle(createRng(`bounded:${settings.seed}`), set.train)
  for (let fold = 0; fold < FOLDS; fold++) {
    const inFold = (at: number) => at % FOLDS === fold
    const train = order.filter((_, at) => !inFold(at))
    const held = order.filter((_, at) => inFold(at))
    if (train.length === 0 || held.length === 0) continue
    const folded = fitExactGradient({ ...set, train }, settings, watched)
    let other = folded.next()
    for (; !other.done; other = folded.next()) {
      // The page may pause here too. The router itself no longer changes.
      if (last) yield { ...last, done: (1 + fold + other.value.done) / (1 + FOLDS) }
    }
    measured.push(measure(policySchema.parse(other.value), settings, set, held))
  }
  // One question alone cannot be held out.
  if (measured.every(({ questions }) => questions === 0)) {
    measured.push(measure(policy, settings, set, set.train))
  }
  return { type: 'bounded', policy, monotone: settings.monotone, curve: pooled(measured) }
}

interface Measured {
  readonly questions: number
  readonly points: readonly OperatingPoint[]
}

/** A net's operating points on some questions, from no weight on quality to all of it. */
function measure(
  { encoding, net: stored }: Bounded['policy'],
  { monotone }: Settings,
  { context }: TrainingSet,
  cases: readonly Case[],
): Measured {
  const questions = cases.map((each) => situationsOf(each, encoding, context, monotone))
  const net = netOf(stored)
  const points = SHARES.map((share) => {
    const preference = { alpha: weight(share), beta: weight(1 - share) }
    return pointOf(net, questions, preference)
  })
  return { questions: questions.length, points }
}

const SHARES = Array.from({ length: STOPS + 1 }, (_, at) => at / STOPS)

/** The points on all questions together. */
function pooled(measured: readonly Measured[]): Bounded['curve'] {
  const some = measured.filter(({ questions }) => questions > 0)
  const all = some.reduce((sum, { questions }) => sum + questions, 0)
  const mean = (read: (each: Measured) => number) =>
    some.reduce((sum, each) => sum + each.questions * read(each), 0) / all
  return SHARES.map((share, at) => ({
    share,
    perf: mean(({ points }) => points[at]!.perf),
    cost: mean(({ points }) => points[at]!.cost),
  }))
}
