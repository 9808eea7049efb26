/** A seeded bootstrap over questions shows how much a mean depends on which questions happened to be asked. */
import { quantile } from '../quantile.ts'
import { createRng } from '../random.ts'

export interface Interval {
  readonly low: number
  readonly high: number
}

const RESAMPLES = 2000

/**
 * 95% percentile intervals of the means of columns, each of which has one number per question. All columns are resampled
 * together, so a column of differences gives a paired interval. Throws a RangeError if lengths differ or there is no question.
 */
export function bootstrapIntervals(
  columns: readonly Float64Array[],
  seed: string,
): readonly Interval[] {
  const questions = columns[0]?.length ?? 0
  if (questions === 0 || columns.some((column) => column.length !== questions)) {
    throw new RangeError('bootstrapIntervals: every column must have one number per question')
  }
  const rng = createRng(`bootstrap:${seed}`)
  const means = columns.map(() => new Float64Array(RESAMPLES))
  const drawn = new Uint32Array(questions)
  for (let resample = 0; resample < RESAMPLES; resample++) {
    for (let i = 0; i < questions; i++) drawn[i] = Math.floor(rng() * questions)
    for (const [c, column] of columns.entries()) {
      let sum = 0
      for (let i = 0; i < questions; i++) sum += column[drawn[i]!]!
      means[c]![resample] = sum / questions
    }
  }
  return means.map((sample) => {
    sample.sort()
    return { low: quantile(sample, 0.025), high: quantile(sample, 0.975) }
  })
}

/**
 * 95% percentile interval of the ratio of the means of two columns, resampled together. Throws a RangeError if their lengths
 * differ or there is no question.
 */
export function bootstrapRatio(above: Float64Array, below: Float64Array, seed: string): Interval {
  if (above.length === 0 || above.length !== below.length) {
    throw new RangeError('bootstrapRatio: both columns must have one number per question')
  }
  const rng = createRng(`bootstrap:${seed}`)
  const ratios = Float64Array.from({ length: RESAMPLES }, () => {
    let sum = 0
    let base = 0
    for (let i = 0; i < above.length; i++) {
      const at = Math.floor(rng() * above.length)
      sum += above[at]!
      base += below[at]!
    }
    return sum / base
  }).sort()
  return { low: quantile(ratios, 0.025), high: quantile(ratios, 0.975) }
}
