/** What learners produce, but with random weights: for tests of how routers behave, whatever they have learnt. */
import { createRng } from '../random.ts'
import { ANSWER_FIGURES } from '../routing/answer-score.ts'
import type { Bounded } from '../routing/bounded.ts'
import type { Cascade } from '../routing/cascade.ts'
import { type Encoding, inputCount } from '../routing/encoding.ts'
import type { Frugal } from '../routing/frugal.ts'
import type { QuestionGraph } from '../routing/graph-router.ts'
import type { Fitted, RoutingSpace } from '../routing/kind.ts'
import type { Learnt } from '../routing/learned.ts'
import type { Memory } from '../routing/nearest.ts'
import { type Shape, storedNet, weightCount } from '../routing/net.ts'
import { pack } from '../routing/packed.ts'

function netOf(shape: Shape) {
  const rng = createRng('trained')
  return storedNet({
    ...shape,
    weights: Float64Array.from({ length: weightCount(shape) }, () => rng() - 0.5),
  })
}

/** A fitted value per router kind, of the form that its learner produces. */
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
    monotone: false,
    curve: [
      { share: 0.2, perf: 0.3, cost: 0.1 },
      { share: 0.8, perf: 0.6, cost: 0.5 },
    ],
  }
  const both = (of: (arm: number, at: number) => number) =>
    [0, 1].flatMap((at) => arms.map((_, arm) => of(arm, at)))
  const memory: Memory = {
    type: 'nearest',
    arms: encoding.arms,
    buckets: 16,
    neighbours: 1,
    words: [1, 1],
    at: pack([0, 1], 'uint16'),
    value: pack([127, 127], 'int8'),
    perf: pack(
      both((arm, at) => (arm + at) / 9),
      'float32',
    ),
    cost: pack(
      both((arm) => arm / 7),
      'float32',
    ),
  }
  const regression = (extra: number) =>
    netOf({ inputs: 16 + extra + 1, hidden: 0, outputs: arms.length, bend: 'none' })
  const scorer = {
    arms: encoding.arms,
    buckets: 16,
    before: regression(0),
    after: regression(ANSWER_FIGURES),
  }
  const chains: Frugal = {
    type: 'chains',
    scorer,
    chains: [
      { share: 0.25, links: [1, 0].map((arm) => ({ arm, accept: 0.5 })) },
      { share: 0.75, links: [0.5, 0.5, 0].map((accept, arm) => ({ arm, accept })) },
    ],
  }
  const cascade: Cascade = {
    type: 'cascade',
    scorer,
    costs: arms.map((_, arm) => (arm + 1) / 50),
    spreads: arms.map(() => 0.3),
  }
  const rng = createRng('graph')
  const drawn = (count: number) =>
    pack(
      Array.from({ length: count }, () => rng()),
      'float32',
    )
  const graph: QuestionGraph = {
    type: 'graph',
    arms: encoding.arms,
    buckets: 16,
    width: 2,
    questions: 3,
    projection: drawn(32),
    places: drawn(6),
    perf: drawn(3 * arms.length),
    cost: drawn(3 * arms.length),
  }
  return new Map<string, Fitted>([
    ['graph-router', graph],
    ['frugal', chains],
    ['cascade', cascade],
    ['policy-gradient', policy(encoding, 0)],
    ['hier-router', policy({ ...encoding, spent: true }, 3)],
    ['trim', policy({ ...encoding, draft: true }, 0)],
    ['fitted-q', worths(4, 'tanh')],
    ['imitation', policy(encoding, 0)],
    ['factors', worths(3, 'none')],
    ['mirt', worths(3, 'abilities')],
    ['cost-bound', bounded],
    ['quality-bound', { ...bounded, monotone: true }],
    ['nearest', memory],
  ])
}
