/** The gradient of a net by hand, checked against finite differences in its test, and the step that Adam makes of it. */

import type { Rng } from '../random.ts'
import type { Sparse } from '../routing/hashed-words.ts'
import { firstWidth, type Net, type Shape, weightCount } from '../routing/net.ts'
import { normal } from './normal.ts'

/** Weights by Xavier's rule; the last layer starts near zero, so that every arm starts as likely as any other. */
export function createNet(shape: Shape, rng: Rng): Net {
  const { inputs, hidden, outputs } = shape
  const weights = new Float64Array(weightCount(shape))
  if (hidden > 0) {
    // Inputs are sparse and of length one a block, so a unit scale keeps the first layer in tanh's bend.
    const scale = 1 / Math.sqrt(8)
    for (let i = 0; i < (inputs - 1) * hidden; i++) weights[i] = scale * normal(rng)
    for (let i = (inputs - 1) * hidden; i < inputs * hidden; i++) weights[i] = 0.1 * normal(rng)
    const start = (inputs + 1) * hidden
    // Without a bend, weights that start near zero on both sides would hardly move.
    const last = shape.bend === 'tanh' ? 0.01 : 0.3
    for (let i = 0; i < hidden * outputs; i++) weights[start + i] = last * normal(rng)
  }
  return { ...shape, weights }
}

/** A gradient as it is summed up. */
export interface Gradient {
  readonly net: Net
  readonly sum: Float64Array
  /** Of the first layer before its bend. */
  readonly first: Float64Array
}

export const createGradient = (net: Net): Gradient => ({
  net,
  sum: new Float64Array(net.weights.length),
  first: new Float64Array(firstWidth(net)),
})

/**
 * Adds what follows from `dOut`, the loss by the outputs, where `bent` is the first layer after its bend. Leaves the loss by
 * the first layer in `first`, for its inputs.
 */
export function backFinish(
  { net, sum, first }: Gradient,
  bent: Float64Array,
  dOut: Float64Array,
): void {
  const { inputs, hidden, outputs, weights, bend } = net
  if (hidden === 0) {
    first.set(dOut)
    return
  }
  const start = (inputs + 1) * hidden
  for (let o = 0; o < outputs; o++) sum[start + hidden * outputs + o]! += dOut[o]!
  for (let k = 0; k < hidden; k++) {
    const row = start + k * outputs
    const value = bent[k]!
    let back = 0
    for (let o = 0; o < outputs; o++) {
      sum[row + o]! += value * dOut[o]!
      back += weights[row + o]! * dOut[o]!
    }
    first[k] = back * slopeOf(bend, value, k === hidden - 1)
  }
}

/** The slope of the bend where it comes to `value`. */
const slopeOf = (bend: Net['bend'], value: number, last: boolean): number => {
  if (bend === 'tanh') return 1 - value * value
  return bend === 'none' || last ? 1 : 1 - Math.exp(-value)
}

/** Adds what follows for the weights of a sparse vector. */
export function backInputs(
  { net, sum }: Gradient,
  { at, value }: Sparse,
  first: Float64Array,
): void {
  const width = firstWidth(net)
  for (let i = 0; i < at.length; i++) {
    const row = at[i]! * width
    const factor = value[i]!
    for (let k = 0; k < width; k++) sum[row + k]! += factor * first[k]!
  }
}

/** Adds what follows for the bias and the weight input. */
export function backBias({ net, sum, first }: Gradient, input: number): void {
  const width = firstWidth(net)
  const last = (net.inputs - 1) * width
  const bias = net.inputs * width
  for (let k = 0; k < width; k++) {
    sum[last + k]! += input * first[k]!
    sum[bias + k]! += first[k]!
  }
}

/** Adam (arXiv 1412.6980) with the paper's β₁, β₂ and ε, and weight decay apart from the gradient (AdamW, arXiv 1711.05101). */
export class Adam {
  private readonly mean: Float64Array
  private readonly square: Float64Array
  private steps = 0

  constructor(
    private readonly net: Pick<Net, 'weights'>,
    private readonly decay: number,
  ) {
    this.mean = new Float64Array(net.weights.length)
    this.square = new Float64Array(net.weights.length)
  }

  /** Descends along `sum` and clears it. */
  step({ sum }: Pick<Gradient, 'sum'>, rate: number): void {
    this.steps += 1
    const { weights } = this.net
    const { mean, square } = this
    const size = (rate * Math.sqrt(1 - 0.999 ** this.steps)) / (1 - 0.9 ** this.steps)
    const kept = 1 - rate * this.decay
    for (let i = 0; i < sum.length; i++) {
      const g = sum[i]!
      mean[i] = 0.9 * mean[i]! + 0.1 * g
      square[i] = 0.999 * square[i]! + 0.001 * g * g
      weights[i] = kept * weights[i]! - (size * mean[i]!) / (Math.sqrt(square[i]!) + 1e-8)
    }
    sum.fill(0)
  }
}
