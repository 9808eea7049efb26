/** What a learner's curve is compared with: the mean utilities of the controls. */
import type { Preference } from '../cost/utility.ts'
import { controlsOf } from '../front/beside.ts'
import { mean } from '../front/operating-point.ts'
import type { Case } from '../outcomes/case.ts'
import type { TrainingSet } from './learner.ts'

export interface References {
  /** The single model that is best on the train questions. */
  readonly single: number
  readonly random: number
  readonly oracle: number
}

/** The references on both splits; NaN on a split without questions. Throws a RangeError without train questions. */
export function referencesOf(
  set: TrainingSet,
  preference: Preference,
): { readonly train: References; readonly validation: References } {
  if (set.train.length === 0) throw new RangeError('There are no train questions to learn from')
  const of = (cases: readonly Case[]): References => {
    const { single, random, oracle } = controlsOf(set, set.train, cases, preference)
    return { single: mean(single), random: mean(random), oracle: mean(oracle) }
  }
  return { train: of(set.train), validation: of(set.validation) }
}
