/** What the recorder has done so far: a line per question, appended at once, so that a killed run loses only that question. */
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
  /** The graph of this one question, whose indices point into the lists below. */
  graph: graphColumns,
  texts: z.array(z.string()),
  asks: z.array(z.object({ role, decides: z.array(role) })),
  variants: z.array(z.object({ model: z.string(), adapter: z.nullable(z.string()) })),
})
export type JournalEntry = z.infer<typeof entrySchema>

export interface Journal {
  readonly has: (id: string) => boolean
  readonly add: (entry: JournalEntry) => void
  /** The entries in the order of `ids`. Throws an Error if one is missing. */
  readonly entries: (ids: readonly string[]) => readonly JournalEntry[]
}

export const RECORD_DIR = path.join(ROOT, 'build', 'record')

/**
 * Opens the journal for a task and exactly these weights. Other weights, and other versions of the forest file, have their own
 * journals.
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
        if (!entry) throw new Error(`${id} is not recorded; run the recorder to its end first`)
        return entry
      }),
  }
}

/** Reads all complete lines, and cuts off a last line that a killed run left incomplete. */
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
