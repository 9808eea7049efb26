/**
 * Fitted Q iteration (Ernst et al. 2005) on the outcome graph, on policy: for each arm, the net predicts the episode's score and the
 * cost from here on, if its own greedy policy makes the later choices. The score is trained by cross-entropy on its logit, the cost
 * by squared error. If one choice settles the episode, there is nothing to iterate, and this is a plain MLP that predicts each arm's
 * Perf and Cost, as LLMRouter's MLP and the HAPS policy do. The constants are ours.
 */
import type { Preference } from '../cost/utility.ts'
import { END } from '../forest/state-graph.ts'
import { createRng, shuffle } from '../random.ts'
import { inputCount } from '../routing/encoding.ts'
import { type Net, storedNet } from '../routing/net.ts'
import { Averaged } from './averaged.ts'
import { Adam, createGradient, createNet } from './gradient.ts'
import type { Learner, Progress, Settings, TrainingSet } from './learner.ts'
import { encodingFor, mostMoves, pointOf, rehearse } from './rehearsal.ts'
import type { Situations } from './situations.ts'
import { outcomeOf, Walk, worthMoves } from './walk.ts'

const BATCH = 16
/** Balances the two losses: costs are small compared with scores. */
const COST_WEIGHT = 10

export const fitFittedQ: Learner['fit'] = (set, settings, watched) =>
  fitWorths('tanh', set, settings, watched)

/**
 * Matrix factorisation (RouteLLM, arXiv 2406.18665): an arm's score is the product of a vector for the arm and one for the
 * question, w·(P_m ⊙ W·e_q). It is trained on scores instead of preferences, because the outcome table has them. An arm's cost is
 * its mean on train.
 */
export const fitFactors: Learner['fit'] = (set, settings, watched) =>
  fitWorths('none', set, settings, watched)

/**
 * MIRT (IRT-Router, arXiv 2506.01048): P = σ(aᵀθ − b), where a = softplus(W_a·e_q) are the abilities that a question asks for, b is
 * its difficulty and θ are the abilities of an arm. Here each arm also has its own weight for the difficulty. An arm's cost is its
 * mean on train.
 */
export const fitMirt: Learner['fit'] = (set, settings, watched) =>
  fitWorths('abilities', set, settings, watched)

function* fitWorths(
  bend: Net['bend'],
  set: TrainingSet,
  settings: Settings,
  watched: Preference,
): Generator<Progress, unknown> {
  const rng = createRng(`${bend}-worths:${settings.seed}`)
  const encoding = encodingFor(set, settings, false)
  const { train, validation } = rehearse(set, settings, encoding, rng)
  const arms = encoding.arms.length
  const net = createNet(
    { inputs: inputCount(encoding) + 1, hidden: settings.hidden, outputs: 2 * arms, bend },
    rng,
  )
  const means = bend === 'tanh' ? null : meanCosts(train, arms)
  if (means) fixCosts(net, means)
  const gradient = createGradient(net)
  const adam = new Adam(net, settings.decay)
  const walk = new Walk(net)
  const averaged = new Averaged(net)
  const most = mostMoves(train)
  const chance = new Float64Array(most)
  const mass = new Float64Array(most + 1)
  const targets = { score: new Float64Array(most), cost: new Float64Array(most) }
  for (let pass = 0; pass < settings.passes; pass++) {
    const order = shuffle(rng, train)
    for (let start = 0; start < order.length; start += BATCH) {
      const batch = order.slice(start, start + BATCH)
      for (const question of batch) {
        const alpha = rng()
        walk.forward(question, alpha)
        worthMoves(question, walk.out, net.outputs, chance, alpha)
        // A situation that the policy never reaches keeps a small weight, because a later policy may reach it.
        outcomeOf(question, chance, mass)
        targetsOf(question, chance, targets)
        const count = question.inputs.length
        const dOut = new Float64Array(count * net.outputs)
        for (let s = 0; s < count; s++) {
          const weight = (0.1 + 0.9 * mass[s]!) / batch.length
          for (let m = question.firstMove[s]!; m < question.firstMove[s + 1]!; m++) {
            const at = s * net.outputs + question.arm[m]!
            const expected = 1 / (1 + Math.exp(-walk.out[at]!))
            dOut[at] = weight * (expected - targets.score[m]!)
            if (!means)
              dOut[at + arms] = weight * COST_WEIGHT * (walk.out[at + arms]! - targets.cost[m]!)
          }
        }
        walk.backward(question, dOut, gradient)
      }
      adam.step(gradient, settings.rate * (1 - pass / settings.passes))
      if (means) fixCosts(net, means)
    }
    const done = (pass + 1) / settings.passes
    averaged.show(done)
    const now = averaged.net()
    yield {
      done,
      train: pointOf(now, train, watched, worthMoves),
      validation: pointOf(now, validation, watched, worthMoves),
    }
  }
  return { type: 'worths', encoding, net: storedNet(averaged.net()) }
}

/** The mean cost per arm, over all moves that take it. */
function meanCosts(questions: readonly Situations[], arms: number): Float64Array {
  const sum = new Float64Array(arms)
  const count = new Float64Array(arms)
  for (const { arm, cost } of questions) {
    for (const [m, place] of arm.entries()) {
      sum[place]! += cost[m]!
      count[place]! += 1
    }
  }
  return sum.map((each, place) => each / Math.max(1, count[place]!))
}

/** Makes the cost outputs constant: each is its arm's mean, whatever the question. */
function fixCosts({ inputs, hidden, outputs, weights }: Net, means: Float64Array): void {
  const start = hidden === 0 ? 0 : (inputs + 1) * hidden
  const rows = hidden === 0 ? inputs : hidden
  for (let row = 0; row <= rows; row++) {
    for (const [arm, mean] of means.entries()) {
      weights[start + row * outputs + means.length + arm] = row === rows ? mean : 0
    }
  }
}

/** Per move: the expected score of the episode, and the expected cost from that move on. */
export function targetsOf(
  { firstMove, cost, next, score }: Situations,
  chance: Float64Array,
  to: { readonly score: Float64Array; readonly cost: Float64Array },
): void {
  const states = firstMove.length - 1
  const perf = new Float64Array(states)
  const rest = new Float64Array(states)
  for (let s = states - 1; s >= 0; s--) {
    for (let m = firstMove[s]!; m < firstMove[s + 1]!; m++) {
      const after = next[m]!
      to.score[m] = after === END ? score[m]! : perf[after]!
      to.cost[m] = cost[m]! + (after === END ? 0 : rest[after]!)
      perf[s]! += chance[m]! * to.score[m]!
      rest[s]! += chance[m]! * to.cost[m]!
    }
  }
}
