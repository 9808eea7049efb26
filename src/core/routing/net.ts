/**
 * A net of one hidden layer, or none: o = W₂·bend(W₁·x + b₁) + b₂, or o = W·x + b. The last input is how much quality weighs,
 * so that one net serves the whole slider.
 */
import * as z from 'zod/mini'
import type { Preference } from '../cost/utility.ts'
import type { Sparse } from './hashed-words.ts'
import { pack, packedCount, packedNumbers, unpack } from './packed.ts'

const count = z.int().check(z.gte(0), z.lte(8192))

/** As it is stored: a row of weights per input, then the biases; behind them the same of a second layer. */
export const netSchema = z.readonly(
  z
    .object({
      inputs: count,
      /** 0 for a linear one. */
      hidden: count,
      outputs: count,
      bend: z.enum(['tanh', 'none', 'abilities']),
      weights: packedNumbers('float32'),
    })
    .check(
      z.refine(
        (net) => packedCount(net.weights, 'float32') === weightCount(net),
        'not as many weights as it takes',
      ),
    ),
)
export type StoredNet = z.infer<typeof netSchema>

export interface Shape {
  readonly inputs: number
  readonly hidden: number
  readonly outputs: number
  /**
   * What the hidden layer does to its sums: tanh; nothing, which leaves a product of two matrices; or softplus of all but the
   * last unit, which are then abilities that a question asks for, the last one being its difficulty (MIRT).
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

/** What is stored and read back is the same net; weights lose what 32 bits do not hold. */
export const storedNet = ({ weights, ...shape }: Net): StoredNet => ({
  ...shape,
  weights: pack(weights, 'float32'),
})

/** How wide the first layer is. */
export const firstWidth = ({ hidden, outputs }: Omit<Shape, 'bend'>): number => hidden || outputs

/** The share of quality in the weights, α / (α + β); half where both are zero. */
export const qualityShare = ({ alpha, beta }: Preference): number =>
  alpha + beta > 0 ? alpha / (alpha + beta) : 0.5

/** Scaled up, because a net hardly heeds a lone input between 0 and 1 beside so many others. The factor is measured, and ours. */
const WEIGHT_SCALE = 6
export const weightInput = (share: number): number => WEIGHT_SCALE * (share - 0.5)

/** Adds a sparse vector's part of the first layer to `into`. */
export function addInputs(net: Net, { at, value }: Sparse, into: Float64Array): void {
  const width = firstWidth(net)
  const { weights } = net
  for (let i = 0; i < at.length; i++) {
    const row = at[i]! * width
    const factor = value[i]!
    for (let k = 0; k < width; k++) into[k]! += factor * weights[row + k]!
  }
}

/** The first layer before its bend: biases and the weight input added to the `parts` of the sparse vectors. */
export function addBias(net: Net, input: number, into: Float64Array): void {
  const width = firstWidth(net)
  const last = (net.inputs - 1) * width
  const bias = net.inputs * width
  for (let k = 0; k < width; k++)
    into[k]! += net.weights[bias + k]! + input * net.weights[last + k]!
}

/** From the first layer before its bend, which is bent in place, to the outputs. */
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
