/** A task, a pool and a writer made at run time: none of the models ships, and no episode is recorded. */
import { modelFor, rolesOf } from '../../core/episode/arm.ts'
import type { Protocol } from '../../core/episode/protocol.ts'
import { modelId } from '../../core/episode/step.ts'
import type { PoolModel } from '../../core/pool/pool.ts'
import { defineTask, type Question, type Task } from '../../core/tasks/task.ts'
import { PAIR_ROLES } from '../../core/testing/pairs.ts'
import { completionOf } from '../../core/testing/scripted.ts'
import { usdPerMillion } from '../../core/units.ts'
import type { Writer } from '../ports.ts'
import { createYard, type Yard } from '../yard.ts'

export const [QUICK, SLOW] = ['house/quick-1.5', 'house/slow:latest'].map(modelId) as [
  PoolModel['id'],
  PoolModel['id'],
]
const SOURCE = 'house'

const madeModel = (id: PoolModel['id'], price: number): PoolModel => ({
  id,
  name: id,
  price: { in: usdPerMillion(price), out: usdPerMillion(2 * price) },
  look: 'triangle',
  source: SOURCE,
  gives: { logProbs: true, adapters: false },
})

export const madeTask = <State>(protocol: Protocol<string, State>): Task =>
  defineTask({
    id: 'my-own-2',
    name: 'My own',
    about: 'A solver writes and a teacher checks.',
    metric: 'score',
    kinds: ['pairs'],
    roles: PAIR_ROLES,
    splitSizes: { train: 2, validation: 1, test: 2 },
    showcase: ['my-own-2/test/0'],
    protocol: { ...protocol, start: ({ id }: Question) => protocol.start(id) },
    create: (id) => ({ id, kind: 'pairs', text: `What of ${id}?`, passages: [], answer: '' }),
  })

/** `entropyOf` gives the entropy of a role's first token, in nats. */
export const madeWriter = (entropyOf: (role: string) => number = () => 0.5): Writer => ({
  ready: async () => {},
  write: async function* ({ models }, prompt) {
    const role = rolesOf(models)[0]!
    const text = `${modelFor(models, role)} as ${role}`
    yield { type: 'text', text, tokens: 2 }
    const completion = { ...completionOf(prompt, text), firstTokenEntropy: entropyOf(role) }
    yield { type: 'completion', completion }
  },
})

/** Registers them with a page that runs already. */
export function addMade(yard: Yard, task: Task, writer: Writer = madeWriter()): void {
  const { tasks, pools } = yard.getState()
  const models = [madeModel(QUICK, 1), madeModel(SLOW, 10)]
  yard.writers.set(SOURCE, writer)
  yard.setState({
    tasks: tasks.with(task),
    pools: {
      models: new Map([...pools.models, ...models.map((model) => [model.id, model] as const)]),
      pools: new Map(pools.pools).set(task.id, {
        id: task.id,
        task: task.id,
        models: [QUICK, SLOW],
        policy: null,
        routers: [],
      }),
    },
  })
}

/** A page without a network or an engine. */
export const closedYard = (): Yard =>
  createYard(
    {},
    {
      openEngine: () => Promise.reject(new Error('The engine is not asked for')),
      onFrame: (callback) => callback(),
    },
  )
