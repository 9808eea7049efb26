/** What a learner's curve is held against: mean utilities of routers that need no learning, and of the oracle. */
import type { Preference } from '../cost/utility.ts'
import { controlsOf } from '../front/beside.ts'
import { mean } from '../front/operating-point.ts'
import type { Case } from '../outcomes/case.ts'
import type { TrainingSet } from './learner.ts'

export interface References {
  /** The best single model of the train questions. */
  readonly single: number
  readonly random: number
  readonly oracle: number
}

/** On each split; NaN on one without questions. Throws a RangeError where there is no train question. */
export function referencesOf(
  set: TrainingSet,
  preference: Preference,
): { readonly train: References; readonly validation: References } {
  if (set.train.length === 0) throw new RangeError('There is no train question to learn from')
  const of = (cases: readonly Case[]): References => {
    const { single, random, oracle } = controlsOf(set, set.train, cases, preference)
    return { single: mean(single), random: mean(random), oracle: mean(oracle) }
  }
  return { train: of(set.train), validation: of(set.validation) }
}
