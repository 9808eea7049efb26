/** What learners end in, without their work: nets with drawn weights, for tests of how routers behave whatever they learnt. */
import { createRng } from '../random.ts'
import type { Bounded } from '../routing/bounded.ts'
import { type Encoding, inputCount } from '../routing/encoding.ts'
import type { Fitted, RoutingSpace } from '../routing/kind.ts'
import type { Learnt } from '../routing/learned.ts'
import type { Memory } from '../routing/nearest.ts'
import { type Shape, weightCount } from '../routing/net.ts'

function netOf(shape: Shape) {
  const rng = createRng('trained')
  return { ...shape, weights: Array.from({ length: weightCount(shape) }, () => rng() - 0.5) }
}

/** By kind, as its learner would have left it. */
export function drawnValues({ arms, stages }: RoutingSpace): ReadonlyMap<string, Fitted> {
  const encoding: Encoding = {
    arms: arms.map(({ id }) => id),
    stages,
    question: 16,
    last: stages > 1 ? 16 : 0,
    writer: stages > 1,
    draft: false,
    spent: false,
  }
  const inputs = (of: Encoding) => inputCount(of) + 1
  const policy = (own: Encoding, hidden: number): Learnt => ({
    type: 'policy',
    encoding: own,
    net: netOf({ inputs: inputs(own), hidden, outputs: arms.length, bend: 'tanh' }),
  })
  const worths = (hidden: number, bend: Shape['bend']): Learnt => ({
    type: 'worths',
    encoding,
    net: netOf({ inputs: inputs(encoding), hidden, outputs: 2 * arms.length, bend }),
  })
  const bounded: Bounded = {
    type: 'bounded',
    policy: policy(encoding, 0) as Bounded['policy'],
    curve: [
      { share: 0.2, perf: 0.3, cost: 0.1 },
      { share: 0.8, perf: 0.6, cost: 0.5 },
    ],
  }
  const memory: Memory = {
    type: 'nearest',
    arms: encoding.arms,
    buckets: 16,
    neighbours: 1,
    questions: [0, 1].map((at) => ({
      at: [at],
      value: [1],
      perf: arms.map((_, arm) => (arm + at) / 9),
      cost: arms.map((_, arm) => arm / 7),
    })),
  }
  return new Map<string, Fitted>([
    ['policy-gradient', policy(encoding, 0)],
    ['hier-router', policy({ ...encoding, spent: true }, 3)],
    ['trim', policy({ ...encoding, draft: true }, 0)],
    ['fitted-q', worths(4, 'tanh')],
    ['imitation', policy(encoding, 0)],
    ['factors', worths(3, 'none')],
    ['mirt', worths(3, 'abilities')],
    ['cost-bound', bounded],
    ['quality-bound', bounded],
    ['nearest', memory],
  ])
}
