/**
 * The forest file: the episode trees of a task's questions, with the pool that wrote them. Compact: a text is stored once,
 * a prompt not at all (the protocol writes it again from the completions before it). The page's opening is the same file
 * with few trees.
 */
import * as z from 'zod/mini'
import { assignmentsOf, type Pair } from '../routing/arms.ts'
import type { Prediction } from '../routing/router.ts'
import { costNorm, quality, tokens } from '../units.ts'
import type { Outcome } from './outcome.ts'
import { modelId } from './step.ts'

export const FOREST_VERSION = 1

const count = z.int().check(z.nonnegative())
const share = z.number().check(z.minimum(0), z.maximum(1))

/** [model, text, tokens in, tokens out, latency ms, mean log-probability, first-token entropy, stop, what follows]. */
export type NodeRow = readonly [
  model: number,
  text: number,
  tokensIn: number,
  tokensOut: number,
  latency: number,
  meanLogProb: number,
  entropy: number,
  stop: 0 | 1,
  next: readonly NodeRow[],
]

export const nodeRow: z.ZodMiniType<NodeRow> = z.lazy(() =>
  z.tuple([
    count,
    count,
    count,
    count,
    z.number().check(z.nonnegative()),
    z.number().check(z.maximum(0)),
    z.number().check(z.nonnegative()),
    z.union([z.literal(0), z.literal(1)]),
    z.array(nodeRow),
  ]),
)

/** [F1, exact match, Student tokens in, out, Teacher tokens in, out] of an assignment. */
export const outcomeRow = z.tuple([
  share,
  z.union([z.literal(0), z.literal(1)]),
  count,
  count,
  count,
  count,
])
type OutcomeRow = z.infer<typeof outcomeRow>

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))

const forestSchema = z.readonly(
  z.object({
    format: z.literal('switchyard-forest'),
    version: z.literal(FOREST_VERSION),
    task: z.string(),
    /** What wrote the completions. */
    backend: z.string(),
    /** The weak model, then the strong one. */
    models: z.tuple([
      z.object({ id: z.string(), sha256, parameters: count, bytes: count }),
      z.object({ id: z.string(), sha256, parameters: count, bytes: count }),
    ]),
    policy: z.nullable(z.object({ id: z.string(), sha256 })),
    texts: z.array(z.string()),
    questions: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        /** An assignment a row, in the order of `assignmentsOf`. */
        outcomes: z.array(outcomeRow).check(z.length(4)),
        /** The policy's reading: [Perf, Cost_norm] of each assignment. */
        predictions: z.nullable(z.array(z.tuple([share, z.number()])).check(z.length(4))),
        tree: z.nullable(z.array(nodeRow)),
      }),
    ),
  }),
)

export type ForestFile = z.infer<typeof forestSchema>

/** A file is no forest; the message says where and what to do. */
export class ForestError extends Error {
  override readonly name = 'ForestError'
}

/** Checks a parsed JSON value. Throws a ForestError that names the first wrong place. */
export function parseForest(value: unknown, source: string): ForestFile {
  const result = forestSchema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const place = issue?.path.join('.') || 'the top level'
  throw new ForestError(
    `${source} is no Switchyard forest of version ${FOREST_VERSION}: at ${place}, ${issue?.message ?? 'unreadable'}. Record it again with this version.`,
  )
}

/** The models of a forest as the arms' pair. */
export const pairOf = (forest: ForestFile): Pair => ({
  weak: modelId(forest.models[0].id),
  strong: modelId(forest.models[1].id),
})

/** One question of a forest, its rows as domain values. */
export interface RecordedQuestion {
  readonly id: string
  readonly kind: string
  /** In the order of `assignmentsOf`. */
  readonly outcomes: readonly Outcome[]
  readonly predictions: readonly Prediction[] | null
}

export function recordedQuestions(forest: ForestFile): readonly RecordedQuestion[] {
  const arms = assignmentsOf(pairOf(forest))
  return forest.questions.map(({ id, kind, outcomes, predictions }) => ({
    id,
    kind,
    outcomes: arms.map((assignment, arm): Outcome => {
      const [score, exact, sIn, sOut, tIn, tOut] = outcomes[arm] as OutcomeRow
      return {
        assignment,
        score: quality(score),
        exactMatch: exact === 1,
        usage: {
          student: { tokensIn: tokens(sIn), tokensOut: tokens(sOut) },
          teacher: { tokensIn: tokens(tIn), tokensOut: tokens(tOut) },
        },
      }
    }),
    predictions:
      predictions?.map(([perf, cost]) => ({ perf: quality(perf), cost: costNorm(cost) })) ?? null,
  }))
}

/** Rounds to what a file keeps. */
export const round = (value: number, digits: number): number => Number(value.toFixed(digits))

export const outcomeToRow = ({ score, exactMatch, usage }: Outcome): OutcomeRow => [
  round(score, 4),
  exactMatch ? 1 : 0,
  usage.student.tokensIn,
  usage.student.tokensOut,
  usage.teacher.tokensIn,
  usage.teacher.tokensOut,
]
