/**
 * The forest file: all recorded episodes of a task's questions, with the pool that wrote them. It is compact: each text is stored
 * once, and prompts are not stored, because the protocol makes them again from the completions. The file for the page's opening
 * has the same format and leaves most graphs out.
 */
import * as z from 'zod/mini'
import type { Pool } from '../episode/arm.ts'
import { ROLES, type Role } from '../episode/prompt.ts'
import { modelId, type Step } from '../episode/step.ts'
import { faultIn } from '../schema-words.ts'
import { type CostNorm, costNorm, type Quality, quality } from '../units.ts'
import { graphColumns, readColumns } from './graph-columns.ts'
import { Interner } from './interner.ts'
import type { StateGraph } from './state-graph.ts'

/** Version 2, which can still be read, had no asks and no variants: every step was routed, and no model had an adapter. */
export const FOREST_VERSION = 3

const count = z.int().check(z.nonnegative())
const share = z.number().check(z.minimum(0), z.maximum(1))

/** [score, exact match, then tokens in and tokens out for each role]: what came of an arm that is kept for a whole episode. */
export const outcomeRow = z.tuple([share, z.union([z.literal(0), z.literal(1)])], count)
export type OutcomeRow = z.infer<typeof outcomeRow>

const role = z.enum(ROLES)
const roles = z.array(role).check(z.minLength(1))
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))

const forestSchema = z.readonly(
  z.object({
    format: z.literal('switchyard-forest'),
    version: z.union([z.literal(2), z.literal(FOREST_VERSION)]),
    task: z.string(),
    /** The backend that the models ran on. */
    backend: z.string(),
    /** The pool, cheapest first. */
    models: z
      .array(z.object({ id: z.string(), sha256, parameters: count, bytes: count }))
      .check(z.minLength(1)),
    /** In the order in which an arm names them. */
    roles,
    /** The role that speaks at a state, and the roles for which a choice is due there. */
    asks: z.optional(z.array(z.object({ role, decides: z.array(role) }))),
    /** A writer: the index of its model, and the id of the parameters generated for it. */
    variants: z.optional(z.array(z.object({ model: count, adapter: z.nullable(z.string()) }))),
    policy: z.nullable(z.object({ id: z.string(), sha256 })),
    texts: z.array(z.string()),
    questions: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        /** A row per arm, in the order of `armsOf`, if one choice at the start settles the episode; else null. */
        outcomes: z.nullable(z.array(outcomeRow)),
        /** What the policy predicts: [Perf, Cost_norm] of each arm. */
        predictions: z.nullable(z.array(z.tuple([share, z.number()]))),
      }),
    ),
    graphs: graphColumns,
  }),
)

export type ForestFile = z.infer<typeof forestSchema>

/** A file is not a valid forest. The message says what is wrong, where, and what to do. */
export class ForestError extends Error {
  override readonly name = 'ForestError'
}

/** What a policy predicts for an arm. */
export interface Expectation {
  readonly perf: Quality
  readonly cost: CostNorm
}

/** The role that speaks, and the roles for which a choice is due first. */
export type AskKind = Pick<Step, 'role' | 'decides'>

/** A model, unchanged or with generated parameters. */
export type Variant = Pick<Step, 'model' | 'adapter'>

export const askTable = (): Interner<AskKind> =>
  new Interner(({ role, decides }) => [role, ...decides].join())

/** Begins with the unchanged models of the pool, in its order. */
export function variantTable(pool: Pool): Interner<Variant> {
  const table = new Interner<Variant>(({ model, adapter }) => JSON.stringify([model, adapter]))
  for (const model of pool) table.add({ model, adapter: null })
  return table
}

/** One question of a forest. */
export interface RecordedQuestion {
  readonly id: string
  readonly kind: string
  /** A row per arm, in the order of `armsOf`, if one choice at the start settles the episode; else null. */
  readonly outcomes: readonly OutcomeRow[] | null
  /** What the policy predicts for each arm; null if there is no policy. */
  readonly predictions: readonly Expectation[] | null
  /** Every step that was run; null if this file leaves it out. */
  readonly graph: StateGraph | null
}

/** A forest file once it is checked, as the program uses it. */
export interface Forest {
  readonly task: string
  readonly backend: string
  readonly models: ForestFile['models']
  readonly pool: Pool
  readonly roles: readonly Role[]
  readonly asks: readonly AskKind[]
  readonly variants: readonly Variant[]
  readonly policy: ForestFile['policy']
  readonly texts: readonly string[]
  readonly questions: readonly RecordedQuestion[]
}

/** Checks a parsed JSON value. Throws a ForestError that names the file (`source`) and the first place that is wrong. */
export function parseForest(value: unknown, source: string): Forest {
  const result = forestSchema.safeParse(value)
  if (result.success) return readForest(result.data, source)
  throw forestError(source, faultIn(result.error))
}

const forestError = (source: string, what: string) =>
  new ForestError(
    `${source} is not a Switchyard forest of version ${FOREST_VERSION}: ${what}. Record it again with this version.`,
  )

function readForest(file: ForestFile, source: string): Forest {
  const { questions, graphs, models, roles, ...rest } = file
  for (const [name, values] of Object.entries({ models: models.map(({ id }) => id), roles })) {
    if (new Set(values).size < values.length) throw forestError(source, `at ${name}, a duplicate`)
  }
  const pool = models.map(({ id }) => modelId(id))
  const arms = pool.length ** roles.length
  const asks = file.asks ?? roles.slice(0, 1).map((role) => ({ role, decides: [role] }))
  const variants = file.variants ?? models.map((_, model) => ({ model, adapter: null }))
  if (variants.some(({ model }) => model >= models.length)) {
    throw forestError(source, 'at variants, a model that does not exist')
  }
  const read = readGraphs(file, source)
  return {
    ...rest,
    models,
    pool,
    roles,
    asks,
    variants: variants.map(({ model, adapter }) => ({ model: pool[model]!, adapter })),
    questions: questions.map(({ id, kind, outcomes, predictions }, at): RecordedQuestion => {
      for (const [name, rows] of Object.entries({ outcomes, predictions })) {
        if (rows === null || rows.length === arms) continue
        throw forestError(
          source,
          `at questions.${at}.${name}, not one row for each of ${arms} arms`,
        )
      }
      return {
        id,
        kind,
        outcomes,
        predictions:
          predictions?.map(([perf, cost]) => ({ perf: quality(perf), cost: costNorm(cost) })) ??
          null,
        graph: read[at] ?? null,
      }
    }),
  }
}

function readGraphs(file: ForestFile, source: string): readonly (StateGraph | null)[] {
  const { graphs, texts, models, variants, asks, questions } = file
  if (graphs.states.length !== questions.length) {
    throw forestError(source, 'at graphs.states, not one count per question')
  }
  if (graphs.text.some((text) => text >= texts.length)) {
    throw forestError(source, 'at graphs.text, a text that does not exist')
  }
  if (graphs.model.some((variant) => variant >= (variants ?? models).length)) {
    throw forestError(source, 'at graphs.model, a variant that does not exist')
  }
  if (graphs.ask?.some((ask) => ask >= (asks?.length ?? 1))) {
    throw forestError(source, 'at graphs.ask, an ask that does not exist')
  }
  try {
    return readColumns(graphs)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw forestError(source, `at graphs, ${error.message}`)
  }
}

/** Rounds to as many decimals as a file keeps. */
export const round = (value: number, digits: number): number => Number(value.toFixed(digits))
