/** A small forest for tests, played by scripts in place of models: the weak one errs, the strong one seldom does. */
import { EpisodeFiller } from '../../core/episode/fill.ts'
import {
  FOREST_VERSION,
  type Forest,
  outcomeToRow,
  parseForest,
} from '../../core/episode/forest.ts'
import { TextTable } from '../../core/episode/forest-trees.ts'
import type { Write } from '../../core/episode/runner.ts'
import { ColumnWriter } from '../../core/episode/state-graph.ts'
import { createRng } from '../../core/random.ts'
import { assignmentsOf } from '../../core/routing/arms.ts'
import { EMBEDDED_PAIR, EMBEDDED_POLICY } from '../../core/routing/embedded.ts'
import { atlas } from '../../core/tasks/atlas/atlas.ts'
import { studentTurn, teacherTurn } from '../../core/tasks/atlas/expert.ts'
import { parseCompletion } from '../../core/tasks/atlas/parse.ts'
import { createAtlasItem } from '../../core/tasks/atlas/question.ts'
import { retrieve } from '../../core/tasks/atlas/retrieval.ts'
import { SPLITS, type Split, splitIds } from '../../core/tasks/task.ts'
import { millis, tokens } from '../../core/units.ts'

const POOL = EMBEDDED_PAIR
const WEAK = POOL[0]
const SHA = '0'.repeat(64)

/** Writes the expert's turns, or something unreadable. */
function scriptedWrite(id: string, split: Split): Write {
  const item = createAtlasItem(id, id, split)
  return async function* (model, prompt) {
    const said = prompt.filter(({ by }) => by !== 'context')
    const rng = createRng(`${id}:${model}:${said.length}`)
    const read = said.flatMap(({ by, text }) => {
      if (by !== 'student') return []
      const { action } = parseCompletion(by, text)
      const found = action.type === 'search' ? retrieve(item.question.passages, action.query) : null
      return [found?.type === 'passage' ? found.title : '']
    })
    const weak = model === WEAK
    const turn =
      said.length % 2 === 0
        ? studentTurn({ item, read }, rng, weak)
        : teacherTurn({ item, read }, rng)
    const text = weak && rng() < 0.12 ? ' I am not sure what to do here.' : turn.text
    const length = prompt.reduce((sum, segment) => sum + segment.text.length, 0)
    yield {
      type: 'completion',
      completion: {
        text,
        tokensIn: tokens(Math.ceil(length / 4)),
        tokensOut: tokens(Math.ceil(text.length / 4)),
        latency: millis(weak ? 90 : 240),
        meanLogProb: weak ? -0.35 : -0.08,
        firstTokenEntropy: 0.2,
        stop: 'end',
      },
    }
  }
}

type Sizes = Readonly<Record<Split, number>>

/** Plays `sizes` questions of each split by every assignment; the first `graphs` of each keep their episodes. */
export const scriptedForest = async (sizes: Sizes, graphs?: number): Promise<Forest> =>
  parseForest(await scriptedFile(sizes, graphs), 'The scripted forest')

/** The same as a forest file's value. */
export async function scriptedFile(
  sizes: Sizes,
  graphs = Number.POSITIVE_INFINITY,
): Promise<unknown> {
  const { roles } = atlas
  const arms = assignmentsOf({ pool: POOL, roles })
  const table = new TextTable()
  const columns = new ColumnWriter()
  const questions: unknown[] = []
  for (const split of SPLITS) {
    for (const [number, id] of splitIds(atlas, split).slice(0, sizes[split]).entries()) {
      const filler = new EpisodeFiller(atlas.begin(id), POOL, scriptedWrite(id, split))
      const outcomes: unknown[] = []
      const predictions: unknown[] = []
      for (const [at, arm] of arms.entries()) {
        outcomes.push(outcomeToRow(await filler.runAssignment(arm), roles))
        const strength = (arm.student === WEAK ? 0 : 0.6) + (arm.teacher === WEAK ? 0 : 0.4)
        const wobble = (createRng(`${id}:${at}`)() - 0.5) * 0.2
        predictions.push([0.6 + 0.25 * strength + wobble, 0.1 + 0.5 * strength])
      }
      const graph = number < graphs ? filler.graph((text) => table.add(text)) : null
      columns.add(graph, (text) => text)
      questions.push({ id, kind: atlas.question(id).kind, outcomes, predictions })
    }
  }
  return {
    format: 'switchyard-forest',
    version: FOREST_VERSION,
    task: atlas.id,
    backend: 'scripted',
    models: POOL.map((id) => ({ id, sha256: SHA, parameters: 700_000, bytes: 1_400_000 })),
    roles,
    policy: { id: EMBEDDED_POLICY, sha256: SHA },
    texts: table.texts,
    questions,
    graphs: columns.columns,
  }
}
