/** The gradient of a net, written by hand and tested against finite differences, and the Adam optimiser. */

import type { Rng } from '../random.ts'
import type { Sparse } from '../routing/hashed-words.ts'
import { firstWidth, type Net, type Shape, weightCount } from '../routing/net.ts'
import { normal } from './normal.ts'

/** Random initial weights. The last layer starts near zero, so that all arms start about equally likely. */
export function createNet(shape: Shape, rng: Rng): Net {
  const { inputs, hidden, outputs } = shape
  const weights = new Float64Array(weightCount(shape))
  if (hidden > 0) {
    // Each block of inputs is sparse and of length about one, so this scale keeps the first layer where tanh bends.
    const scale = 1 / Math.sqrt(8)
    for (let i = 0; i < (inputs - 1) * hidden; i++) weights[i] = scale * normal(rng)
    for (let i = (inputs - 1) * hidden; i < inputs * hidden; i++) weights[i] = 0.1 * normal(rng)
    const start = (inputs + 1) * hidden
    // Other activations need larger weights: if those of both layers started near zero, neither would move.
    const last = shape.bend === 'tanh' ? 0.01 : 0.3
    for (let i = 0; i < hidden * outputs; i++) weights[start + i] = last * normal(rng)
  }
  return { ...shape, weights }
}

/** A gradient being summed up. */
export interface Gradient {
  readonly net: Net
  readonly sum: Float64Array
  /** The loss's derivative with respect to the first layer's sums, before the activation. */
  readonly first: Float64Array
}

export const createGradient = (net: Net): Gradient => ({
  net,
  sum: new Float64Array(net.weights.length),
  first: new Float64Array(firstWidth(net)),
})

/**
 * Backpropagates from the outputs to the first layer. `dOut` is the loss's derivative with respect to the outputs; `bent` holds the
 * first layer after its activation. Adds to `sum` for the second layer, and leaves the derivative for the first layer in `first`.
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

/** The derivative of the activation at the point where its value is `value`. */
const slopeOf = (bend: Net['bend'], value: number, last: boolean): number => {
  if (bend === 'tanh') return 1 - value * value
  return bend === 'none' || last ? 1 : 1 - Math.exp(-value)
}

/** Adds the gradient of the weights that a sparse input vector touches. */
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

/** Adds the gradient of the biases and of the weights on the input for α and β. */
export function backBias({ net, sum, first }: Gradient, input: number): void {
  const width = firstWidth(net)
  const last = (net.inputs - 1) * width
  const bias = net.inputs * width
  for (let k = 0; k < width; k++) {
    sum[last + k]! += input * first[k]!
    sum[bias + k]! += first[k]!
  }
}

/** Adam (arXiv 1412.6980) with the paper's β₁, β₂ and ε, with decoupled weight decay (AdamW, arXiv 1711.05101). */
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

  /** Takes one step down the gradient `sum`, then clears it. */
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
