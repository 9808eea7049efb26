/**
 * The mean of the nets over the second half of a training (Polyak and Juditsky 1992). It replaces early stopping on the validation
 * questions: a forest has few of them, and the pass that does best on sixty questions is mostly the luckiest one.
 */
import type { Net } from '../routing/net.ts'

const FROM = 0.5

export class Averaged {
  private readonly sum: Float64Array
  private count = 0

  constructor(private readonly latest: Net) {
    this.sum = new Float64Array(latest.weights.length)
  }

  /** Adds the net as it is now, after the share `done` of the training. */
  show(done: number): void {
    if (done <= FROM) return
    this.count += 1
    const { weights } = this.latest
    for (let i = 0; i < weights.length; i++) this.sum[i]! += weights[i]!
  }

  /** The mean so far; before the second half, the latest net. */
  net(): Net {
    const { latest, sum, count } = this
    return count === 0 ? latest : { ...latest, weights: sum.map((each) => each / count) }
  }
}
