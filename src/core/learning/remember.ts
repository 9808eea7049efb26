/** Stores the train questions for the k-nearest-neighbours router and chooses k on the validation questions. */
import type { Preference } from '../cost/utility.ts'
import { REGIMES, utility } from '../cost/utility.ts'
import type { OperatingPoint } from '../front/operating-point.ts'
import { createRng } from '../random.ts'
import { type Memory, Neighbours } from '../routing/nearest.ts'
import { pack } from '../routing/packed.ts'
import { costNorm, quality } from '../units.ts'
import type { Progress, Settings, TrainingSet } from './learner.ts'
import { encodingFor, rehearse } from './rehearsal.ts'
import type { Situations } from './situations.ts'

/** The values of k to try: RouterBench's 5, 10 and 40, and one in between. */
const NEIGHBOURS = [5, 10, 20, 40]

export function* fitNearest(
  set: TrainingSet,
  settings: Settings,
  watched: Preference,
): Generator<Progress, unknown> {
  const rng = createRng(`nearest:${settings.seed}`)
  const encoding = encodingFor(set, settings, false)
  const { train, validation } = rehearse(set, settings, encoding, rng)
  const arms = encoding.arms.length
  const remembered = {
    type: 'nearest' as const,
    arms: encoding.arms,
    buckets: settings.question,
    words: train.map(({ words }) => words.at.length),
    at: pack(
      train.flatMap(({ words }) => [...words.at]),
      'uint16',
    ),
    value: pack(
      train.flatMap(({ words }) => Array.from(words.value, (value) => Math.round(127 * value))),
      'int8',
    ),
    perf: pack(
      train.flatMap((question) => byArm(question, arms, question.score)),
      'float32',
    ),
    cost: pack(
      train.flatMap((question) => byArm(question, arms, question.cost)),
      'float32',
    ),
  }
  let best: { readonly memory: Memory; readonly worth: number } | null = null
  for (const [at, neighbours] of NEIGHBOURS.entries()) {
    const memory: Memory = { ...remembered, neighbours }
    const judged = validation.length > 0 ? validation : train
    const worth = REGIMES.reduce((sum, { preference }) => {
      const { perf, cost } = standingNear(memory, judged, preference)
      return sum + preference.alpha * perf - preference.beta * cost
    }, 0)
    if (!best || worth > best.worth) best = { memory, worth }
    yield {
      done: (at + 1) / NEIGHBOURS.length,
      train: standingNear(best.memory, train, watched),
      validation: standingNear(best.memory, validation, watched),
    }
  }
  return best!.memory
}

/** The values of the first moves, one per arm of the encoding. */
function byArm({ arm, firstMove }: Situations, arms: number, values: Float64Array): number[] {
  const found = new Array<number>(arms).fill(0)
  for (let m = 0; m < firstMove[1]!; m++) found[arm[m]!] = values[m]!
  return found
}

function standingNear(
  memory: Memory,
  questions: readonly Situations[],
  preference: Preference,
): OperatingPoint {
  const near = new Neighbours(memory)
  let perf = 0
  let cost = 0
  for (const question of questions) {
    const worths = near.worths(question.words)
    let best = 0
    let most = Number.NEGATIVE_INFINITY
    for (let m = 0; m < question.firstMove[1]!; m++) {
      const worth = worths[question.arm[m]!]!
      const gain = utility(preference, quality(worth.perf), costNorm(worth.cost))
      if (gain > most) {
        most = gain
        best = m
      }
    }
    perf += question.score[best]!
    cost += question.cost[best]!
  }
  return { perf: perf / questions.length, cost: cost / questions.length }
}
