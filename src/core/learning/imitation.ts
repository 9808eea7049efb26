/**
 * Imitation of the oracle, with each choice weighted by what the worst arm there would lose: L = Σₛ (maxₐ Q*(s,a) − minₐ Q*(s,a))·
 * CE(a*(s), π(s)) (cost-sensitive classification, as in AggreVaTe, arXiv 1406.5979). The oracle's choices depend on outcomes that
 * no router can know beforehand, so we expect it to fall short of the policy gradient: it is here to show that gap. The constants
 * are ours.
 */
import type { Preference } from '../cost/utility.ts'
import { END } from '../forest/state-graph.ts'
import { createRng, shuffle } from '../random.ts'
import { inputCount } from '../routing/encoding.ts'
import { storedNet } from '../routing/net.ts'
import { Averaged } from './averaged.ts'
import { Adam, createGradient, createNet } from './gradient.ts'
import type { Progress, Settings, TrainingSet } from './learner.ts'
import { encodingFor, mostMoves, pointOf, rehearse } from './rehearsal.ts'
import type { Situations } from './situations.ts'
import { softmaxMoves, Walk } from './walk.ts'

const BATCH = 16

export function* fitImitation(
  set: TrainingSet,
  settings: Settings,
  watched: Preference,
): Generator<Progress, unknown> {
  const rng = createRng(`imitation:${settings.seed}`)
  const encoding = encodingFor(set, settings, false)
  const { train, validation } = rehearse(set, settings, encoding, rng)
  const outputs = encoding.arms.length
  const net = createNet(
    { inputs: inputCount(encoding) + 1, hidden: settings.hidden, outputs, bend: 'tanh' },
    rng,
  )
  const gradient = createGradient(net)
  const adam = new Adam(net, settings.decay)
  const walk = new Walk(net)
  const averaged = new Averaged(net)
  const chance = new Float64Array(mostMoves(train))
  for (let pass = 0; pass < settings.passes; pass++) {
    const order = shuffle(rng, train)
    for (let start = 0; start < order.length; start += BATCH) {
      const batch = order.slice(start, start + BATCH)
      for (const question of batch) {
        const alpha = rng()
        walk.forward(question, alpha)
        softmaxMoves(question, walk.out, outputs, chance)
        const best = bestMoves(question, alpha)
        const dOut = new Float64Array(question.inputs.length * outputs)
        for (let s = 0; s < question.inputs.length; s++) {
          const weight = best.regret[s]! / batch.length
          for (let m = question.firstMove[s]!; m < question.firstMove[s + 1]!; m++) {
            const wanted = m === best.move[s] ? 1 : 0
            dOut[s * outputs + question.arm[m]!] = weight * (chance[m]! - wanted)
          }
        }
        walk.backward(question, dOut, gradient)
      }
      adam.step(gradient, settings.rate * (1 - pass / settings.passes))
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

/** Per situation: the oracle's move, the first in a tie, and its regret, which is how much utility the worst move loses. */
export function bestMoves(
  { firstMove, cost, next, score }: Situations,
  alpha: number,
): { readonly move: Int32Array; readonly regret: Float64Array } {
  const states = firstMove.length - 1
  const value = new Float64Array(states)
  const regret = new Float64Array(states)
  const move = new Int32Array(states)
  for (let s = states - 1; s >= 0; s--) {
    let best = Number.NEGATIVE_INFINITY
    let worst = Number.POSITIVE_INFINITY
    for (let m = firstMove[s]!; m < firstMove[s + 1]!; m++) {
      const after = next[m]!
      const worth = (after === END ? alpha * score[m]! : value[after]!) - (1 - alpha) * cost[m]!
      if (worth > best) {
        best = worth
        move[s] = m
      }
      worst = Math.min(worst, worth)
    }
    value[s] = best
    regret[s] = best - worst
  }
  return { move, regret }
}
