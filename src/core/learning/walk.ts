/** Runs a net in all situations of a question at once, and computes exactly what a policy's choices lead to. */
import { END } from '../forest/state-graph.ts'
import { addBias, addInputs, finish, firstWidth, type Net, weightInput } from '../routing/net.ts'
import { backBias, backFinish, backInputs, type Gradient } from './gradient.ts'
import type { Situations } from './situations.ts'

/** A net's activated first layer and outputs, a row per situation. The arrays are reused for the next question. */
export class Walk {
  bent = new Float64Array(0)
  out = new Float64Array(0)
  private readonly words: Float64Array
  private readonly dWords: Float64Array
  private readonly width: number
  private share = 0.5

  constructor(readonly net: Net) {
    this.width = firstWidth(net)
    this.words = new Float64Array(this.width)
    this.dWords = new Float64Array(this.width)
  }

  /** Fills `bent` and `out`. `share` is the share of quality in the weights. */
  forward({ words, inputs }: Situations, share: number): void {
    const { net, width } = this
    const count = inputs.length
    this.share = share
    if (this.out.length < count * net.outputs) this.out = new Float64Array(count * net.outputs)
    if (this.bent.length < count * width) this.bent = new Float64Array(count * width)
    this.words.fill(0)
    addInputs(net, words, this.words)
    addBias(net, weightInput(share), this.words)
    for (let s = 0; s < count; s++) {
      const first = this.bent.subarray(s * width, (s + 1) * width)
      first.set(this.words)
      addInputs(net, inputs[s]!, first)
      finish(net, first, this.out.subarray(s * net.outputs, (s + 1) * net.outputs))
    }
  }

  /** Adds to the gradient, given `dOut`, the loss's derivative with respect to the outputs of the last `forward`. */
  backward({ words, inputs }: Situations, dOut: Float64Array, gradient: Gradient): void {
    const { net, width, dWords } = this
    dWords.fill(0)
    for (let s = 0; s < inputs.length; s++) {
      const bent = this.bent.subarray(s * width, (s + 1) * width)
      backFinish(gradient, bent, dOut.subarray(s * net.outputs, (s + 1) * net.outputs))
      backInputs(gradient, inputs[s]!, gradient.first)
      for (let k = 0; k < width; k++) dWords[k]! += gradient.first[k]!
    }
    gradient.first.set(dWords)
    backInputs(gradient, words, dWords)
    backBias(gradient, weightInput(this.share))
  }
}

/** Fills `chance` with the probability of each move under a softmax of the outputs. */
export function softmaxMoves(
  { firstMove, arm }: Situations,
  out: Float64Array,
  outputs: number,
  chance: Float64Array,
): void {
  for (let s = 0; s + 1 < firstMove.length; s++) {
    const start = firstMove[s]!
    const end = firstMove[s + 1]!
    let most = Number.NEGATIVE_INFINITY
    for (let m = start; m < end; m++) most = Math.max(most, out[s * outputs + arm[m]!]!)
    let sum = 0
    for (let m = start; m < end; m++) {
      const odds = Math.exp(out[s * outputs + arm[m]!]! - most)
      chance[m] = odds
      sum += odds
    }
    for (let m = start; m < end; m++) chance[m]! /= sum
  }
}

/** The same for a router that always takes the greatest output, the first one in a tie. */
export function greedyMoves(
  { firstMove, arm }: Situations,
  out: Float64Array,
  outputs: number,
  chance: Float64Array,
): void {
  for (let s = 0; s + 1 < firstMove.length; s++) {
    const end = firstMove[s + 1]!
    let best = firstMove[s]!
    for (let m = best; m < end; m++) {
      chance[m] = 0
      if (out[s * outputs + arm[m]!]! > out[s * outputs + arm[best]!]!) best = m
    }
    chance[best] = 1
  }
}

/** The same for a net that predicts the logit of each arm's score, then each arm's cost. `alpha` is the weight on quality. */
export function worthMoves(
  { firstMove, arm }: Situations,
  out: Float64Array,
  outputs: number,
  chance: Float64Array,
  alpha: number,
): void {
  const arms = outputs / 2
  for (let s = 0; s + 1 < firstMove.length; s++) {
    let best = -1
    let most = Number.NEGATIVE_INFINITY
    for (let m = firstMove[s]!; m < firstMove[s + 1]!; m++) {
      chance[m] = 0
      const at = s * outputs + arm[m]!
      const worth = alpha / (1 + Math.exp(-out[at]!)) - (1 - alpha) * out[at + arms]!
      if (worth > most) {
        most = worth
        best = m
      }
    }
    chance[best] = 1
  }
}

export interface Outcome {
  readonly perf: number
  /** The episode's normalised cost. */
  readonly cost: number
}

/** Expected quality and cost under the moves' probabilities. Fills `mass` with the probability of reaching each situation. */
export function outcomeOf(
  { firstMove, cost, next, score }: Situations,
  chance: Float64Array,
  mass: Float64Array,
): Outcome {
  const count = firstMove.length - 1
  mass.fill(0, 0, count)
  mass[0] = 1
  let perf = 0
  let spent = 0
  for (let s = 0; s < count; s++) {
    if (mass[s] === 0) continue
    for (let m = firstMove[s]!; m < firstMove[s + 1]!; m++) {
      const part = mass[s]! * chance[m]!
      if (part === 0) continue
      spent += part * cost[m]!
      if (next[m] === END) perf += part * score[m]!
      else mass[next[m]!]! += part
    }
  }
  return { perf, cost: spent }
}

/** Fills in the expected utility of each move and each situation. `alpha` is the weight on quality, 1 − alpha that on cost. */
export function valuesOf(
  { firstMove, cost, next, score }: Situations,
  chance: Float64Array,
  alpha: number,
  moveValue: Float64Array,
  value: Float64Array,
): void {
  for (let s = firstMove.length - 2; s >= 0; s--) {
    let expected = 0
    for (let m = firstMove[s]!; m < firstMove[s + 1]!; m++) {
      const rest = next[m] === END ? alpha * score[m]! : value[next[m]!]!
      moveValue[m] = rest - (1 - alpha) * cost[m]!
      expected += chance[m]! * moveValue[m]!
    }
    value[s] = expected
  }
}

export const moveCount = ({ firstMove }: Situations): number => firstMove[firstMove.length - 1]!
