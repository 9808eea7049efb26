/** Pools as data: the known models with their prices, and the models that each task routes between. */
import * as z from 'zod/mini'
import { flatPrice, type Price } from '../cost/price-book.ts'
import type { Pool } from '../episode/arm.ts'
import { modelName } from '../episode/model-name.ts'
import { type ModelId, modelId } from '../episode/step.ts'
import { usdPerMillion } from '../units.ts'

/** The shape that marks a model on the page; `theme.css` has a colour for each. */
export const LOOKS = ['triangle', 'square', 'cross', 'hexagon', 'wedge', 'hourglass'] as const
export type ModelLook = (typeof LOOKS)[number]

/** The writer of a model's completions: "shipped" means the page's own engine, any other value is the name of a writer. */
export type ModelSource = 'shipped' | (string & {})

export interface PoolModel {
  readonly id: ModelId
  readonly name: string
  readonly price: Price
  readonly look: ModelLook
  readonly source: ModelSource
  /** Whether it reports log-probabilities with its text, and whether it accepts generated parameters. */
  readonly gives: { readonly logProbs: boolean; readonly adapters: boolean }
}

export interface TaskPool {
  /** A task's first pool has the id of the task. */
  readonly id: string
  readonly task: string
  /** Cheapest first. */
  readonly models: Pool
  /** The policy that was trained on this task and pool; null if there is none. */
  readonly policy: ModelId | null
  /** Ids of the router kinds that ship trained for this task and pool, beginning with the one that the task opens with. */
  readonly routers: readonly string[]
}

export interface PoolRegistry {
  readonly models: ReadonlyMap<ModelId, PoolModel>
  /** By pool id, the first pool of each task before its others. */
  readonly pools: ReadonlyMap<string, TaskPool>
}

const price = z.number().check(z.nonnegative())

const poolFile = z.object({
  models: z.array(
    z.object({
      id: z.string(),
      /** US dollars per million tokens. */
      price: z.object({ in: price, out: price }),
      look: z.enum(LOOKS),
      adapters: z.boolean(),
    }),
  ),
  pools: z.array(
    z.object({
      id: z.optional(z.string()),
      task: z.string(),
      models: z.array(z.string()).check(z.minLength(1)),
      policy: z.nullable(z.string()),
      routers: z._default(z.array(z.string()), []),
    }),
  ),
})

/**
 * Reads `models/pools.json`, the pools that ship. Throws a ZodError that names the place of what is wrong, or a RangeError if a
 * pool names an unknown model.
 */
export function shippedPools(file: unknown): PoolRegistry {
  const { models, pools } = poolFile.parse(file)
  const shipped = models.map(
    ({ id, price, look, adapters }): PoolModel => ({
      id: modelId(id),
      name: modelName(id),
      price: { in: usdPerMillion(price.in), out: usdPerMillion(price.out) },
      look,
      source: 'shipped',
      gives: { logProbs: true, adapters },
    }),
  )
  const known = new Map(shipped.map((model) => [model.id, model]))
  for (const { id, task, models } of pools) {
    const stranger = models.find((id) => !known.has(modelId(id)))
    if (!stranger) continue
    throw new RangeError(
      `The pool ${id ?? task} names "${stranger}", which is not in the list of models`,
    )
  }
  return {
    models: known,
    pools: new Map(
      pools.map(({ task, id = task, models, policy, routers }) => [
        id,
        {
          id,
          task,
          models: models.map(modelId),
          policy: policy === null ? null : modelId(policy),
          routers,
        },
      ]),
    ),
  }
}

/** The pool with this id; for a task's id its first pool. Throws a RangeError if there is none. */
export function poolOf({ pools }: PoolRegistry, id: string): TaskPool {
  const pool = pools.get(id)
  if (!pool)
    throw new RangeError(`There is no pool "${id}"; the pools are ${[...pools.keys()].join(', ')}`)
  return pool
}

/** The router with which a task opens: its best trained one, so far as any was trained for its pool. */
export const openingRouter = ({ routers, policy }: TaskPool): string =>
  routers[0] ?? (policy ? 'policy' : 'fixed')

/** A function from a model to its list price; null for a model that the registry does not know. */
export const listPrice =
  ({ models }: PoolRegistry) =>
  (model: ModelId): Price | null =>
    models.get(model)?.price ?? null

/** A model of the registry. An unknown one, such as an imported file may name, gets a square and a middling price. */
export const modelIn = ({ models }: PoolRegistry, id: ModelId): PoolModel =>
  models.get(id) ?? {
    id,
    name: modelName(id),
    price: flatPrice(0.5),
    look: 'square',
    source: 'shipped',
    gives: { logProbs: true, adapters: false },
  }
