/**
 * Fitted Q iteration (Ernst et al. 2005) on the outcome graph, on policy: the net learns of each arm the score that it leads to
 * and what it costs from there on, where its own greedy policy goes on; then the policy is what the net says. Score by
 * cross-entropy on its logit, cost by squared error. Where one choice settles the episode there is nothing to iterate: it is then
 * the plain MLP on Perf and Cost of each arm (LLMRouter's, and what the HAPS policy predicts). Constants are ours.
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
/** So that both parts of a utility weigh alike: costs are small beside scores. */
const COST_WEIGHT = 10

export const fitFittedQ: Learner['fit'] = (set, settings, watched) =>
  fitWorths('tanh', set, settings, watched)

/**
 * Matrix factorisation (RouteLLM, arXiv 2406.18665): the score of an arm is a product of a vector of the arm and one of the
 * question, w·(P_m ⊙ W·e_q). Trained on scores and not on preferences, because the table has them; costs are the arm's mean on
 * train.
 */
export const fitFactors: Learner['fit'] = (set, settings, watched) =>
  fitWorths('none', set, settings, watched)

/**
 * MIRT (IRT-Router, arXiv 2506.01048): P = σ(aᵀθ − b), with a = softplus(W_a·e_q) the abilities that a question asks for, b its
 * difficulty and θ the abilities of an arm. Here each arm may also weigh the difficulty in its own way; costs are the arm's
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
        // A place that the policy never reaches teaches less, yet something: it may reach it tomorrow.
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

/** By arm, over every place where it is due. */
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

/** Sets the outputs that stand for costs, whatever the question. */
function fixCosts({ inputs, hidden, outputs, weights }: Net, means: Float64Array): void {
  const start = hidden === 0 ? 0 : (inputs + 1) * hidden
  const rows = hidden === 0 ? inputs : hidden
  for (let row = 0; row <= rows; row++) {
    for (const [arm, mean] of means.entries()) {
      weights[start + row * outputs + means.length + arm] = row === rows ? mean : 0
    }
  }
}

/** Of each move: the score that it leads to under the chances, and what it costs from there on. */
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
