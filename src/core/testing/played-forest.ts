/** Records a forest with scripted writers: every arm at every decision point, as the recorder does. */
import { type Arm, armsOf, type Pool } from '../episode/arm.ts'
import type { Role } from '../episode/prompt.ts'
import type { Write } from '../episode/runner.ts'
import type { RunningEpisode } from '../episode/running.ts'
import { EpisodeFiller, type GraphTables } from '../forest/fill.ts'
import { askTable, FOREST_VERSION, type ForestFile, variantTable } from '../forest/forest.ts'
import { ColumnWriter } from '../forest/graph-columns.ts'
import { textTable } from '../forest/interner.ts'
import type { StateGraph } from '../forest/state-graph.ts'
import { outcomeRows } from '../outcomes/of-forest.ts'

const SHA = '0'.repeat(64)

/** A question to record, with its writer. */
export interface Played {
  readonly id: string
  readonly kind: string
  readonly episode: RunningEpisode
  readonly write: Write
  readonly predictions?: ForestFile['questions'][number]['predictions']
  /** Whether the file should leave its graph out. */
  readonly leavesOut?: boolean
}

interface About {
  readonly task: string
  readonly pool: Pool
  readonly roles: readonly Role[]
  readonly policy?: string
  /** The arms of a decision point, if not just the unchanged models. */
  readonly arms?: (roles: readonly Role[]) => readonly Arm[]
}

/** The forest's file, and the graph of every question. */
export async function playForest(
  { task, pool, roles, policy, arms = (due) => armsOf(pool, due) }: About,
  played: readonly Played[],
): Promise<{ readonly file: ForestFile; readonly graphs: readonly StateGraph[] }> {
  const tables: GraphTables = {
    texts: textTable(),
    asks: askTable(),
    variants: variantTable(pool),
  }
  const columns = new ColumnWriter()
  const graphs: StateGraph[] = []
  for (const { episode, write, leavesOut } of played) {
    const filler = new EpisodeFiller(episode, arms, write)
    await filler.runAll()
    const graph = filler.graph(tables)
    graphs.push(graph)
    columns.add(leavesOut ? null : graph)
  }
  const { texts, asks, variants } = tables
  const about = { pool, roles, asks: asks.values, variants: variants.values }
  const rows = graphs.map((graph) => outcomeRows(graph, about))
  const settled = rows.every((each) => each !== null)
  const file: ForestFile = {
    format: 'switchyard-forest',
    version: FOREST_VERSION,
    task,
    backend: 'scripted',
    models: pool.map((id) => ({ id, sha256: SHA, parameters: 700_000, bytes: 1_400_000 })),
    roles: [...roles],
    asks: asks.values.map(({ role, decides }) => ({ role, decides: [...decides] })),
    variants: variants.values.map(({ model, adapter }) => ({
      model: pool.indexOf(model),
      adapter,
    })),
    policy: policy === undefined ? null : { id: policy, sha256: SHA },
    texts: texts.values,
    questions: played.map(({ id, kind, predictions = null }, at) => ({
      id,
      kind,
      outcomes: settled ? [...rows[at]!] : null,
      predictions,
    })),
    graphs: columns.columns,
  }
  return { file, graphs }
}
