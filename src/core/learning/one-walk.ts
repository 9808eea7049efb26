/** Runs a net in one situation at a time, forwards and backwards. */
import { addBias, addInputs, finish, firstWidth, type Net, weightInput } from '../routing/net.ts'
import { backBias, backFinish, backInputs, type Gradient } from './gradient.ts'
import type { Situations } from './situations.ts'

export class OneWalk {
  readonly out: Float64Array
  private readonly bent: Float64Array
  private input = 0

  constructor(readonly net: Net) {
    this.out = new Float64Array(net.outputs)
    this.bent = new Float64Array(firstWidth(net))
  }

  /** Fills `out`. `share` is the share of quality in the weights. */
  forward({ words, inputs }: Situations, situation: number, share: number): void {
    const { net, bent, out } = this
    this.input = weightInput(share)
    bent.fill(0)
    addInputs(net, words, bent)
    addInputs(net, inputs[situation]!, bent)
    addBias(net, this.input, bent)
    finish(net, bent, out)
  }

  /** Adds to the gradient, given `dOut`, the loss's derivative with respect to the outputs of the last `forward`. */
  backward(
    { words, inputs }: Situations,
    situation: number,
    dOut: Float64Array,
    gradient: Gradient,
  ): void {
    backFinish(gradient, this.bent, dOut)
    backInputs(gradient, words, gradient.first)
    backInputs(gradient, inputs[situation]!, gradient.first)
    backBias(gradient, this.input)
  }
}
