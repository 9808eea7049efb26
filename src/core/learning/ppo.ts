/**
 * Proximal policy optimisation (arXiv 1707.06347) on sampled episodes of HierRouter's decision process (arXiv 2511.09873): the
 * state is what was written, the stage and the cost so far; the only reward, quality minus weighted cost, comes at the end.
 *
 *   L = −E[min(ρA, clip(ρ, 1 ± ε)A)] + c_v·(V − G)² − c_e·H,   ρ = π/π_old,
 *   A_t = Σ_l (γλ)^l δ_{t+l},   δ_t = r_t + γV(s_{t+1}) − V(s_t)   (GAE, arXiv 1506.02438)
 *
 * γ = 1, because episodes are finite. HierRouter's constants are not public: these are ours.
 */
import type { Preference } from '../cost/utility.ts'
import { END } from '../forest/state-graph.ts'
import { createRng, type Rng, shuffle } from '../random.ts'
import { inputCount } from '../routing/encoding.ts'
import { storedNet } from '../routing/net.ts'
import { sampleArm } from '../routing/random.ts'
import { Averaged } from './averaged.ts'
import { Adam, createGradient, createNet } from './gradient.ts'
import type { Progress, Settings, TrainingSet } from './learner.ts'
import { OneWalk } from './one-walk.ts'
import { encodingFor, pointOf, rehearse } from './rehearsal.ts'
import type { Situations } from './situations.ts'

/** Episodes per round. */
const EPISODES = 256
const EPOCHS = 4
const MINIBATCH = 64
const CLIP = 0.2
const LAMBDA = 1
const VALUE_WEIGHT = 0.5

/** A choice in a sampled episode. */
interface Choice {
  readonly question: Situations
  readonly alpha: number
  readonly situation: number
  /** The index of the move taken, among the moves of the situation. */
  readonly taken: number
  /** The move's log-probability when it was sampled. */
  readonly before: number
  /** The critic's estimate of the gain. */
  readonly value: number
  advantage: number
  /** The utility of the whole episode. */
  readonly gain: number
}

export function* fitPpo(
  set: TrainingSet,
  settings: Settings,
  watched: Preference,
): Generator<Progress, unknown> {
  const rng = createRng(`ppo:${settings.seed}`)
  const encoding = encodingFor(set, settings, true)
  const { train, validation } = rehearse(set, settings, encoding, rng)
  const shape = { inputs: inputCount(encoding) + 1, hidden: settings.hidden, bend: 'tanh' as const }
  const actor = createNet({ ...shape, outputs: encoding.arms.length }, rng)
  const critic = createNet({ ...shape, outputs: 1 }, rng)
  const acting = {
    walk: new OneWalk(actor),
    adam: new Adam(actor, settings.decay),
    gradient: createGradient(actor),
  }
  const judging = {
    walk: new OneWalk(critic),
    adam: new Adam(critic, settings.decay),
    gradient: createGradient(critic),
  }
  const averaged = new Averaged(actor)
  const dActor = new Float64Array(actor.outputs)
  const dCritic = new Float64Array(1)
  for (let round = 0; round < settings.passes; round++) {
    const left = 1 - round / settings.passes
    const choices: Choice[] = []
    for (let episode = 0; episode < EPISODES; episode++) {
      const question = train[Math.floor(rng() * train.length)]!
      choices.push(...playEpisode(question, acting.walk, judging.walk, rng))
    }
    for (let epoch = 0; epoch < EPOCHS; epoch++) {
      const order = shuffle(rng, choices)
      for (let start = 0; start < order.length; start += MINIBATCH) {
        const batch = order.slice(start, start + MINIBATCH)
        for (const choice of batch) {
          const { question, situation, alpha } = choice
          acting.walk.forward(question, situation, alpha)
          actorSlope(choice, acting.walk.out, settings.entropy * left, 1 / batch.length, dActor)
          acting.walk.backward(question, situation, dActor, acting.gradient)
          judging.walk.forward(question, situation, alpha)
          dCritic[0] = (2 * VALUE_WEIGHT * (judging.walk.out[0]! - choice.gain)) / batch.length
          judging.walk.backward(question, situation, dCritic, judging.gradient)
        }
        acting.adam.step(acting.gradient, settings.rate * left)
        judging.adam.step(judging.gradient, settings.rate * left)
      }
    }
    const done = (round + 1) / settings.passes
    averaged.show(done)
    const now = averaged.net()
    yield {
      done,
      train: pointOf(now, train, watched),
      validation: pointOf(now, validation, watched),
    }
  }
  return { type: 'policy', encoding, net: storedNet(averaged.net()) }
}

/** Samples an episode under the policy and computes the advantage of each choice. */
function playEpisode(
  question: Situations,
  actor: OneWalk,
  critic: OneWalk,
  rng: Rng,
): readonly Choice[] {
  const alpha = rng()
  const choices: Omit<Choice, 'gain'>[] = []
  let situation = 0
  let spent = 0
  let gain = 0
  while (situation !== END) {
    const first = question.firstMove[situation]!
    actor.forward(question, situation, alpha)
    const chances = chancesAt(question, situation, actor.out)
    const taken = sampleArm(chances, rng)
    critic.forward(question, situation, alpha)
    choices.push({
      question,
      alpha,
      situation,
      taken,
      before: Math.log(chances[taken]!),
      value: critic.out[0]!,
      advantage: 0,
    })
    const move = first + taken
    spent += question.cost[move]!
    situation = question.next[move]!
    if (situation === END) gain = alpha * question.score[move]! - (1 - alpha) * spent
  }
  let advantage = 0
  let next = gain
  for (const choice of choices.toReversed()) {
    advantage = next - choice.value + LAMBDA * advantage
    choice.advantage = advantage
    next = choice.value
  }
  return choices.map((choice) => ({ ...choice, gain }))
}

/** The probability of each move: a softmax over the outputs of the arms due here. */
export function chancesAt(
  { firstMove, arm }: Situations,
  situation: number,
  out: Float64Array,
): number[] {
  const odds: number[] = []
  let most = Number.NEGATIVE_INFINITY
  for (let m = firstMove[situation]!; m < firstMove[situation + 1]!; m++)
    most = Math.max(most, out[arm[m]!]!)
  let sum = 0
  for (let m = firstMove[situation]!; m < firstMove[situation + 1]!; m++) {
    const each = Math.exp(out[arm[m]!]! - most)
    odds.push(each)
    sum += each
  }
  return odds.map((each) => each / sum)
}

/** Fills `dOut` with the derivative of the clipped loss and the entropy term with respect to the outputs. */
export function actorSlope(
  {
    question,
    situation,
    taken,
    before,
    advantage,
  }: Pick<Choice, 'question' | 'situation' | 'taken' | 'before' | 'advantage'>,
  out: Float64Array,
  entropy: number,
  factor: number,
  dOut: Float64Array,
): void {
  const chances = chancesAt(question, situation, out)
  const ratio = chances[taken]! / Math.exp(before)
  // Beyond the clip the minimum is a constant, so its gradient is zero.
  const clipped = advantage >= 0 ? ratio > 1 + CLIP : ratio < 1 - CLIP
  const pull = clipped ? 0 : ratio * advantage
  const evenness = chances.reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0)
  dOut.fill(0)
  const first = question.firstMove[situation]!
  for (const [at, p] of chances.entries()) {
    const towards = (at === taken ? 1 : 0) - p
    const spread = p > 0 ? -p * (Math.log(p) + evenness) : 0
    dOut[question.arm[first + at]!] = -factor * (pull * towards + entropy * spread)
  }
}
