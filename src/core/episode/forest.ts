/**
 * The forest file: all recorded episodes of a task's questions, with the pool that wrote them. Compact: a text is stored
 * once, a prompt not at all (the protocol writes it again from the completions before it). The page's opening is the same
 * file with few graphs.
 */
import * as z from 'zod/mini'
import { assignmentsOf, type Pool } from '../routing/arms.ts'
import type { Prediction } from '../routing/router.ts'
import { costNorm, quality, tokens } from '../units.ts'
import type { Metered, Outcome } from './outcome.ts'
import { ROLES, type Role } from './prompt.ts'
import { graphColumns, readColumns, type StateGraph } from './state-graph.ts'
import { modelId } from './step.ts'

export const FOREST_VERSION = 2

const count = z.int().check(z.nonnegative())
const share = z.number().check(z.minimum(0), z.maximum(1))

/** [score, exact match, then tokens in and out of each role] of an assignment. */
export const outcomeRow = z.tuple([share, z.union([z.literal(0), z.literal(1)])], count)
export type OutcomeRow = z.infer<typeof outcomeRow>

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))

const forestSchema = z.readonly(
  z.object({
    format: z.literal('switchyard-forest'),
    version: z.literal(FOREST_VERSION),
    task: z.string(),
    /** What wrote the completions. */
    backend: z.string(),
    /** The pool, cheapest first. */
    models: z
      .array(z.object({ id: z.string(), sha256, parameters: count, bytes: count }))
      .check(z.minLength(1)),
    /** In the order of an assignment. */
    roles: z.array(z.enum(ROLES)).check(z.minLength(1)),
    policy: z.nullable(z.object({ id: z.string(), sha256 })),
    texts: z.array(z.string()),
    questions: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        /** An assignment a row, in the order of `assignmentsOf`; null where a router decides at every step. */
        outcomes: z.nullable(z.array(outcomeRow)),
        /** The policy's reading: [Perf, Cost_norm] of each assignment. */
        predictions: z.nullable(z.array(z.tuple([share, z.number()]))),
      }),
    ),
    graphs: graphColumns,
  }),
)

export type ForestFile = z.infer<typeof forestSchema>

/** A file is no forest; the message says where and what to do. */
export class ForestError extends Error {
  override readonly name = 'ForestError'
}

/** One question of a forest, its rows as domain values. */
export interface RecordedQuestion {
  readonly id: string
  readonly kind: string
  /** In the order of `assignmentsOf`; empty where a router decides at every step. */
  readonly outcomes: readonly Outcome[]
  readonly predictions: readonly Prediction[] | null
  /** Every step that was run; null where this file leaves it out. */
  readonly graph: StateGraph | null
}

/** A forest as the program works with it. */
export interface Forest {
  readonly task: string
  readonly backend: string
  readonly models: ForestFile['models']
  readonly pool: Pool
  readonly roles: readonly Role[]
  readonly policy: ForestFile['policy']
  readonly texts: readonly string[]
  readonly questions: readonly RecordedQuestion[]
}

/** Checks a parsed JSON value. Throws a ForestError that names the first wrong place. */
export function parseForest(value: unknown, source: string): Forest {
  const result = forestSchema.safeParse(value)
  if (result.success) return readForest(result.data, source)
  const issue = result.error.issues[0]
  const place = issue?.path.join('.') || 'the top level'
  throw forestError(source, `at ${place}, ${issue?.message ?? 'unreadable'}`)
}

const forestError = (source: string, what: string) =>
  new ForestError(
    `${source} is no Switchyard forest of version ${FOREST_VERSION}: ${what}. Record it again with this version.`,
  )

function readForest(file: ForestFile, source: string): Forest {
  const { questions, graphs, models, roles, ...rest } = file
  for (const [name, values] of Object.entries({ models: models.map(({ id }) => id), roles })) {
    if (new Set(values).size < values.length) throw forestError(source, `at ${name}, one twice`)
  }
  const pool = models.map(({ id }) => modelId(id))
  const arms = assignmentsOf({ pool, roles })
  const read = readGraphs(file, source)
  return {
    ...rest,
    models,
    pool,
    roles,
    questions: questions.map(({ id, kind, outcomes, predictions }, at): RecordedQuestion => {
      for (const [name, rows] of Object.entries({ outcomes, predictions })) {
        if (rows === null || rows.length === arms.length) continue
        throw forestError(
          source,
          `at questions.${at}.${name}, not one for each of ${arms.length} arms`,
        )
      }
      return {
        id,
        kind,
        outcomes: outcomes?.map((row, arm) => outcomeOf(row, arms[arm]!, roles)) ?? [],
        predictions:
          predictions?.map(([perf, cost]) => ({ perf: quality(perf), cost: costNorm(cost) })) ??
          null,
        graph: read[at] ?? null,
      }
    }),
  }
}

function readGraphs(file: ForestFile, source: string): readonly (StateGraph | null)[] {
  const { graphs, texts, models, questions } = file
  if (graphs.states.length !== questions.length) {
    throw forestError(source, 'at graphs.states, not one for each question')
  }
  if (graphs.text.some((text) => text >= texts.length)) {
    throw forestError(source, 'at graphs.text, a text that is not there')
  }
  if (graphs.model.some((model) => model >= models.length)) {
    throw forestError(source, 'at graphs.model, a model that is not there')
  }
  try {
    return readColumns(graphs)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw forestError(source, `at graphs, ${error.message}`)
  }
}

function outcomeOf(
  [score, exact, ...counts]: OutcomeRow,
  assignment: Outcome['assignment'],
  roles: readonly Role[],
): Outcome {
  const usage = roles.map((role, at): [Role, Metered] => [
    role,
    { tokensIn: tokens(counts[2 * at] ?? 0), tokensOut: tokens(counts[2 * at + 1] ?? 0) },
  ])
  return {
    assignment,
    score: quality(score),
    exactMatch: exact === 1,
    usage: Object.fromEntries(usage),
  }
}

/** Rounds to what a file keeps. */
export const round = (value: number, digits: number): number => Number(value.toFixed(digits))

export const outcomeToRow = (
  { score, exactMatch, usage }: Outcome,
  roles: readonly Role[],
): OutcomeRow => [
  round(score, 4),
  exactMatch ? 1 : 0,
  ...roles.flatMap((role) => [usage[role]?.tokensIn ?? 0, usage[role]?.tokensOut ?? 0]),
]
