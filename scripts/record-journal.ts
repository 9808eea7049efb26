/** What the recorder has done so far: a line per question, appended at once, so that a killed run loses one question. */
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod/mini'
import { ROLES } from '../src/core/episode/prompt.ts'
import { FOREST_VERSION, outcomeRow } from '../src/core/forest/forest.ts'
import { graphColumns } from '../src/core/forest/graph-columns.ts'
import { ROOT } from './pool.ts'

const role = z.enum(ROLES)

export const entrySchema = z.object({
  id: z.string(),
  kind: z.string(),
  outcomes: z.nullable(z.array(outcomeRow)),
  /** Of this one question; its places are those of the lists here. */
  graph: graphColumns,
  texts: z.array(z.string()),
  asks: z.array(z.object({ role, decides: z.array(role) })),
  variants: z.array(z.object({ model: z.string(), adapter: z.nullable(z.string()) })),
})
export type JournalEntry = z.infer<typeof entrySchema>

export interface Journal {
  readonly has: (id: string) => boolean
  readonly add: (entry: JournalEntry) => void
  /** In the order of `ids`; all must be there. */
  readonly entries: (ids: readonly string[]) => readonly JournalEntry[]
}

export const RECORD_DIR = path.join(ROOT, 'build', 'record')

/**
 * The journal of a task and exactly these weights: other weights, and another version of the forest file, have a journal of
 * their own.
 */
export function openJournal(taskId: string, weights: readonly string[]): Journal {
  mkdirSync(RECORD_DIR, { recursive: true })
  const pool = createHash('sha256').update(weights.join()).digest('hex').slice(0, 12)
  const file = path.join(RECORD_DIR, `${taskId}-${pool}-v${FOREST_VERSION}.jsonl`)
  const known = existsSync(file) ? readEntries(file) : new Map<string, JournalEntry>()
  return {
    has: (id) => known.has(id),
    add: (entry) => {
      appendFileSync(file, `${JSON.stringify(entry)}\n`)
      known.set(entry.id, entry)
    },
    entries: (ids) =>
      ids.map((id) => {
        const entry = known.get(id)
        if (!entry) throw new Error(`${id} is not recorded`)
        return entry
      }),
  }
}

/** Reads all whole lines and cuts off a last one that a kill left unfinished. */
function readEntries(file: string): Map<string, JournalEntry> {
  const text = readFileSync(file, 'utf8')
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole))
  const lines = whole.split('\n').filter(Boolean)
  return new Map(
    lines.map((line) => {
      const entry = entrySchema.parse(JSON.parse(line))
      return [entry.id, entry]
    }),
  )
}
