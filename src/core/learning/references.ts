/** What a learner's curve is held against: utilities of routers that need no learning, and of the oracle. */
import type { Preference } from '../cost/utility.ts'
import { operatingPoint } from '../front/operating-point.ts'
import { scoreRouter } from '../front/score.ts'
import type { Case } from '../outcomes/case.ts'
import { singleModels } from '../routing/fixed.ts'
import { oracle } from '../routing/oracle.ts'
import { random } from '../routing/random.ts'
import type { Router } from '../routing/router.ts'
import type { TrainingSet } from './learner.ts'

export interface References {
  /** The best single model of the train questions. */
  readonly single: number
  readonly random: number
  readonly oracle: number
}

/** Mean utilities on each split; NaN on one without questions. */
export function referencesOf(
  { space, context, train, validation }: TrainingSet,
  preference: Preference,
): { readonly train: References; readonly validation: References } {
  const worthOf = (router: Router, cases: readonly Case[]): number => {
    const { perf, cost } = operatingPoint(
      scoreRouter({ router, setting: 0, preference }, cases, context),
    )
    return preference.alpha * perf - preference.beta * cost
  }
  const singles = singleModels.create(space, null)
  const worths = singles.map((router) => worthOf(router, train))
  const best = singles[worths.indexOf(Math.max(...worths))]!
  const [limit] = oracle.create(space, null)
  const [chance] = random.create(space, null)
  const of = (cases: readonly Case[]): References => ({
    single: worthOf(best, cases),
    random: worthOf(chance!, cases),
    oracle: worthOf(limit!, cases),
  })
  return { train: of(train), validation: of(validation) }
}
