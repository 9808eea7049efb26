/**
 * The exact policy gradient on the outcome graph, which PPO estimates from sampled episodes. With d(s) the probability of reaching
 * situation s, ∇J = Σₛ d(s) Σₐ π(a|s)·(Q(s,a) − V(s))·∇log π(a|s) (policy gradient theorem, Sutton et al. 2000). One forward pass
 * over the graph gives d, one backward pass Q and V. The constants are ours.
 */
import type { Preference } from '../cost/utility.ts'
import { createRng, shuffle } from '../random.ts'
import { inputCount } from '../routing/encoding.ts'
import { storedNet } from '../routing/net.ts'
import { Averaged } from './averaged.ts'
import { Adam, createGradient, createNet, type Gradient } from './gradient.ts'
import type { Progress, Settings, TrainingSet } from './learner.ts'
import { encodingFor, mostMoves, pointOf, rehearse } from './rehearsal.ts'
import type { Situations } from './situations.ts'
import { outcomeOf, softmaxMoves, valuesOf, Walk } from './walk.ts'

const BATCH = 16

export function* fitExactGradient(
  set: TrainingSet,
  settings: Settings,
  watched: Preference,
): Generator<Progress, unknown> {
  const rng = createRng(`exact-gradient:${settings.seed}`)
  const encoding = encodingFor(set, settings, false)
  const { train, validation } = rehearse(set, settings, encoding, rng)
  const net = createNet(
    {
      inputs: inputCount(encoding) + 1,
      hidden: settings.hidden,
      outputs: encoding.arms.length,
      bend: 'tanh',
    },
    rng,
  )
  const gradient = createGradient(net)
  const adam = new Adam(net, settings.decay)
  const slope = new PolicySlope(new Walk(net), mostMoves(train))
  const averaged = new Averaged(net)
  for (let pass = 0; pass < settings.passes; pass++) {
    const done = pass / settings.passes
    const entropy = settings.entropy * (1 - done)
    const order = shuffle(rng, train)
    for (let start = 0; start < order.length; start += BATCH) {
      const batch = order.slice(start, start + BATCH)
      for (const question of batch) slope.add(question, rng(), entropy, 1 / batch.length, gradient)
      adam.step(gradient, settings.rate)
    }
    averaged.show((pass + 1) / settings.passes)
    const now = averaged.net()
    yield {
      done: (pass + 1) / settings.passes,
      train: pointOf(now, train, watched),
      validation: pointOf(now, validation, watched),
    }
  }
  return { type: 'policy', encoding, net: storedNet(averaged.net()) }
}

/** Accumulates the gradient of −J − c·H question by question, where H is the policy's entropy and c its weight. */
export class PolicySlope {
  private readonly chance: Float64Array
  private readonly moveValue: Float64Array
  private readonly mass: Float64Array
  private readonly value: Float64Array
  private dOut = new Float64Array(0)

  constructor(
    private readonly walk: Walk,
    moves: number,
  ) {
    this.chance = new Float64Array(moves)
    this.moveValue = new Float64Array(moves)
    this.mass = new Float64Array(moves + 1)
    this.value = new Float64Array(moves + 1)
  }

  /** Adds one question, scaled by `factor`. `alpha` is the weight on quality, 1 − alpha that on cost. */
  add(question: Situations, alpha: number, entropy: number, factor: number, to: Gradient): void {
    const { walk, chance, moveValue, mass, value } = this
    const { outputs } = walk.net
    const count = question.inputs.length
    walk.forward(question, alpha)
    softmaxMoves(question, walk.out, outputs, chance)
    outcomeOf(question, chance, mass)
    valuesOf(question, chance, alpha, moveValue, value)
    if (this.dOut.length < count * outputs) this.dOut = new Float64Array(count * outputs)
    this.dOut.fill(0, 0, count * outputs)
    const { firstMove, arm } = question
    for (let s = 0; s < count; s++) {
      const weight = -factor * mass[s]!
      let evenness = 0
      for (let m = firstMove[s]!; m < firstMove[s + 1]!; m++) {
        evenness -= chance[m]! > 0 ? chance[m]! * Math.log(chance[m]!) : 0
      }
      for (let m = firstMove[s]!; m < firstMove[s + 1]!; m++) {
        const p = chance[m]!
        const spread = p > 0 ? -p * (Math.log(p) + evenness) : 0
        this.dOut[s * outputs + arm[m]!] =
          weight * (p * (moveValue[m]! - value[s]!) + entropy * spread)
      }
    }
    walk.backward(question, this.dOut, to)
  }
}
