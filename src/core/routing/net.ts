/**
 * A net with one hidden layer, o = W₂·bend(W₁·x + b₁) + b₂, or with none, o = W·x + b. Its last input is the weight on quality,
 * so that one net serves every position of the α and β sliders.
 */
import * as z from 'zod/mini'
import type { Preference } from '../cost/utility.ts'
import type { Sparse } from './hashed-words.ts'
import { pack, packedCount, packedNumbers, unpack } from './packed.ts'

const count = z.int().check(z.gte(0), z.lte(8192))

/** The stored form. `weights` holds a row per input, then the biases; then the same for the second layer, if there is one. */
export const netSchema = z.readonly(
  z
    .object({
      inputs: count,
      /** Units of the hidden layer; 0 for a linear net. */
      hidden: count,
      outputs: count,
      bend: z.enum(['tanh', 'none', 'abilities']),
      weights: packedNumbers('float32'),
    })
    .check(
      z.refine(
        (net) => packedCount(net.weights, 'float32') === weightCount(net),
        'a number of weights that does not fit the shape',
      ),
    ),
)
export type StoredNet = z.infer<typeof netSchema>

export interface Shape {
  readonly inputs: number
  readonly hidden: number
  readonly outputs: number
  /**
   * The hidden layer's activation: 'tanh'; 'none', which leaves a product of two matrices; or 'abilities' (MIRT), a softplus of
   * every unit but the last. Those units are the abilities that a question asks for; the last one is its difficulty.
   */
  readonly bend: 'tanh' | 'none' | 'abilities'
}

export interface Net extends Shape {
  readonly weights: Float64Array
}

export const weightCount = ({ inputs, hidden, outputs }: Omit<Shape, 'bend'>): number =>
  hidden === 0 ? (inputs + 1) * outputs : (inputs + 1) * hidden + (hidden + 1) * outputs

export const netOf = ({ weights, ...shape }: StoredNet): Net => ({
  ...shape,
  weights: unpack(weights, 'float32'),
})

/** The stored form of a net. Its weights are rounded to 32-bit floats. */
export const storedNet = ({ weights, ...shape }: Net): StoredNet => ({
  ...shape,
  weights: pack(weights, 'float32'),
})

/** Units of the first layer: the hidden one, or the outputs if there is none. */
export const firstWidth = ({ hidden, outputs }: Omit<Shape, 'bend'>): number => hidden || outputs

/** The share of quality in the weights, α / (α + β); one half if both are zero. */
export const qualityShare = ({ alpha, beta }: Preference): number =>
  alpha + beta > 0 ? alpha / (alpha + beta) : 0.5

/** The weight input is scaled up: beside so many other inputs, a net hardly reacts to one between 0 and 1. Found by measuring. */
const WEIGHT_SCALE = 6
export const weightInput = (share: number): number => WEIGHT_SCALE * (share - 0.5)

/** Adds what a sparse input vector contributes to the first layer to `into`. */
export function addInputs(net: Net, { at, value }: Sparse, into: Float64Array): void {
  const width = firstWidth(net)
  const { weights } = net
  for (let i = 0; i < at.length; i++) {
    const row = at[i]! * width
    const factor = value[i]!
    for (let k = 0; k < width; k++) into[k]! += factor * weights[row + k]!
  }
}

/** Adds the biases and what the weight input contributes to the first layer to `into`. */
export function addBias(net: Net, input: number, into: Float64Array): void {
  const width = firstWidth(net)
  const last = (net.inputs - 1) * width
  const bias = net.inputs * width
  for (let k = 0; k < width; k++)
    into[k]! += net.weights[bias + k]! + input * net.weights[last + k]!
}

/** Computes the outputs `out` from the first layer's sums. Applies the activation to `first` in place. */
export function finish(
  { inputs, hidden, outputs, weights, bend }: Net,
  first: Float64Array,
  out: Float64Array,
): void {
  if (hidden === 0) {
    out.set(first)
    return
  }
  const start = (inputs + 1) * hidden
  for (let o = 0; o < outputs; o++) out[o] = weights[start + hidden * outputs + o]!
  for (let k = 0; k < hidden; k++) {
    const bent = bendOf(bend, first[k]!, k === hidden - 1)
    first[k] = bent
    const row = start + k * outputs
    for (let o = 0; o < outputs; o++) out[o]! += bent * weights[row + o]!
  }
}

const bendOf = (bend: Net['bend'], value: number, last: boolean): number => {
  if (bend === 'tanh') return Math.tanh(value)
  return bend === 'none' || last
    ? value
    : Math.max(value, 0) + Math.log1p(Math.exp(-Math.abs(value)))
}
