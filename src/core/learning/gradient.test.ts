import { describe, expect, it } from 'vitest'
import { END } from '../forest/state-graph.ts'
import { createRng } from '../random.ts'
import type { Net } from '../routing/net.ts'
import { PolicySlope } from './exact-gradient.ts'
import { createGradient, createNet } from './gradient.ts'
import { OneWalk } from './one-walk.ts'
import { actorSlope, chancesAt } from './ppo.ts'
import type { Situations } from './situations.ts'
import { outcomeOf, softmaxMoves, Walk } from './walk.ts'

const sparse = (...pairs: readonly (readonly [number, number])[]) => ({
  at: Uint32Array.from(pairs, ([at]) => at),
  value: Float64Array.from(pairs, ([, value]) => value),
})

/** Two choices in a row: two arms of the first lead to the same second choice. */
const question: Situations = {
  questionId: 'toy/train/0',
  kind: 'toy',
  words: sparse([0, 0.6], [2, -0.8]),
  inputs: [sparse([3, 1]), sparse([4, 1], [1, 0.5])],
  firstMove: Uint32Array.of(0, 3, 5),
  arm: Uint16Array.of(0, 1, 2, 0, 2),
  cost: Float64Array.of(0.1, 0.3, 0.6, 0.05, 0.2),
  next: Int32Array.of(1, 1, END, END, END),
  score: Float64Array.of(0, 0, 0.9, 0.2, 0.7),
}

/** The derivative with respect to every weight, by finite differences. */
function slopes(net: Net, value: () => number): readonly number[] {
  const step = 1e-5
  return Array.from(net.weights, (weight, at) => {
    net.weights[at] = weight + step
    const up = value()
    net.weights[at] = weight - step
    const down = value()
    net.weights[at] = weight
    return (up - down) / (2 * step)
  })
}

const close = (found: Float64Array, wanted: readonly number[]) => {
  for (const [at, each] of wanted.entries()) expect(found[at]).toBeCloseTo(each, 7)
}

const shapes = [
  { hidden: 0, bend: 'tanh' },
  { hidden: 4, bend: 'tanh' },
  { hidden: 3, bend: 'none' },
  { hidden: 3, bend: 'abilities' },
] as const

describe.each(shapes)('a net of $hidden hidden units, $bend', (shape) => {
  const net = createNet({ ...shape, inputs: 6, outputs: 3 }, createRng('net'))
  const rng = createRng('weights')
  for (let i = 0; i < net.weights.length; i++) net.weights[i] = rng() - 0.5

  it('has the policy gradient that finite differences give', () => {
    const alpha = 0.7
    const entropy = 0.3
    const walk = new Walk(net)
    const chance = new Float64Array(5)
    const mass = new Float64Array(6)
    const loss = () => {
      walk.forward(question, alpha)
      softmaxMoves(question, walk.out, 3, chance)
      const { perf, cost } = outcomeOf(question, chance, mass)
      return -(alpha * perf - (1 - alpha) * cost)
    }
    const gradient = createGradient(net)
    new PolicySlope(new Walk(net), 5).add(question, alpha, 0, 1, gradient)
    close(gradient.sum, slopes(net, loss))
    // The entropy term treats the probability of each situation as constant, because entropy is not part of the reward.
    loss()
    const fixed = mass.slice()
    const evenness = () => {
      walk.forward(question, alpha)
      softmaxMoves(question, walk.out, 3, chance)
      const at = (from: number, to: number) =>
        chance.slice(from, to).reduce((sum, p) => sum + p * Math.log(p), 0)
      return entropy * (fixed[0]! * at(0, 3) + fixed[1]! * at(3, 5))
    }
    const both = createGradient(net)
    new PolicySlope(new Walk(net), 5).add(question, alpha, entropy, 1, both)
    close(
      both.sum.map((each, at) => each - gradient.sum[at]!),
      slopes(net, evenness),
    )
  })

  it.each([0.8, -0.8])('has the clipped gradient of PPO for an advantage of %f', (advantage) => {
    const walk = new OneWalk(net)
    for (const before of [-1.1, -3, -0.1]) {
      const choice = { question, situation: 0, taken: 1, before, advantage }
      const loss = () => {
        walk.forward(question, 0, 0.4)
        const ratio = chancesAt(question, 0, walk.out)[1]! / Math.exp(before)
        const held = Math.min(1.2, Math.max(0.8, ratio))
        return -Math.min(ratio * advantage, held * advantage)
      }
      const gradient = createGradient(net)
      const dOut = new Float64Array(3)
      walk.forward(question, 0, 0.4)
      actorSlope(choice, walk.out, 0, 1, dOut)
      walk.backward(question, 0, dOut, gradient)
      close(gradient.sum, slopes(net, loss))
    }
  })
})
