/** A small forest for tests, played by scripts in place of models: the weak one errs, the strong one seldom does. */
import pools from '../../../models/pools.json' with { type: 'json' }
import { armsOf, variantId } from '../../core/episode/arm.ts'
import type { Write } from '../../core/episode/runner.ts'
import { type Forest, type ForestFile, parseForest } from '../../core/forest/forest.ts'
import { poolOf, shippedPools } from '../../core/pool/pool.ts'
import { createRng } from '../../core/random.ts'
import { atlas } from '../../core/tasks/atlas/atlas.ts'
import { studentTurn, teacherTurn } from '../../core/tasks/atlas/expert.ts'
import { parseCompletion } from '../../core/tasks/atlas/parse.ts'
import { createAtlasItem } from '../../core/tasks/atlas/question.ts'
import { retrieve } from '../../core/tasks/atlas/retrieval.ts'
import { SPLITS, type Split, splitIds } from '../../core/tasks/task.ts'
import { type Played, playForest } from '../../core/testing/played-forest.ts'
import { millis, tokens } from '../../core/units.ts'

const { models: POOL, policy } = poolOf(shippedPools(pools), atlas.id)
const WEAK = POOL[0]

/** Writes the expert's turns, or something unreadable. */
function scriptedWrite(id: string, split: Split): Write {
  const item = createAtlasItem(id, id, split)
  return async function* (arm, prompt) {
    const model = arm.id
    const said = prompt.filter(({ by }) => by !== 'context')
    const rng = createRng(`${id}:${model}:${said.length}`)
    const read = said.flatMap(({ by, text }) => {
      if (by !== 'student') return []
      const { action } = parseCompletion(by, text)
      const found = action.type === 'search' ? retrieve(item.question.passages, action.query) : null
      return [found?.type === 'passage' ? found.title : '']
    })
    const weak = model === variantId(WEAK!, null)
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

/** Plays `sizes` questions of each split by every arm; the first `graphs` of each keep their episodes. */
export const scriptedForest = async (sizes: Sizes, graphs?: number): Promise<Forest> =>
  parseForest(await scriptedFile(sizes, graphs), 'The scripted forest')

/** The same as a forest file's value. */
export async function scriptedFile(
  sizes: Sizes,
  graphs = Number.POSITIVE_INFINITY,
): Promise<ForestFile> {
  const { roles } = atlas
  const played = SPLITS.flatMap((split) =>
    splitIds(atlas, split)
      .slice(0, sizes[split])
      .map(
        (id, number): Played => ({
          id,
          kind: atlas.question(id).kind,
          episode: atlas.begin(id),
          write: scriptedWrite(id, split),
          predictions: armsOf(POOL, roles).map(({ models }, at) => {
            const strength =
              (models.student === WEAK ? 0 : 0.6) + (models.teacher === WEAK ? 0 : 0.4)
            const wobble = (createRng(`${id}:${at}`)() - 0.5) * 0.2
            return [0.6 + 0.25 * strength + wobble, 0.1 + 0.5 * strength]
          }),
          leavesOut: number >= graphs,
        }),
      ),
  )
  const about = { task: atlas.id, pool: POOL, roles, policy: policy! }
  return (await playForest(about, played)).file
}
