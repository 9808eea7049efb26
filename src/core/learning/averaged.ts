/**
 * The mean of the nets of the later half of a training (Polyak and Juditsky 1992). It stands in for choosing the best moment on
 * the validation questions: those of a forest are few, and the luckiest moment on sixty of them is not the best.
 */
import type { Net } from '../routing/net.ts'

const FROM = 0.5

export class Averaged {
  private readonly sum: Float64Array
  private count = 0

  constructor(private readonly latest: Net) {
    this.sum = new Float64Array(latest.weights.length)
  }

  /** After such a share of the training. */
  show(done: number): void {
    if (done <= FROM) return
    this.count += 1
    const { weights } = this.latest
    for (let i = 0; i < weights.length; i++) this.sum[i]! += weights[i]!
  }

  /** The net as it would be if the training ended now. */
  net(): Net {
    const { latest, sum, count } = this
    return count === 0 ? latest : { ...latest, weights: sum.map((each) => each / count) }
  }
}
