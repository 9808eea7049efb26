/** Plays random steps of a shipped forest again. The same weights must write the same texts. */
import { armOf } from '../src/core/episode/arm.ts'
import { completionOf } from '../src/core/episode/runner.ts'
import type { RunningEpisode } from '../src/core/episode/running.ts'
import type { StateGraph } from '../src/core/forest/state-graph.ts'
import { stateOf } from '../src/core/outcomes/outcome-graph.ts'
import { createRng, pick, randomInteger } from '../src/core/random.ts'
import type { Task } from '../src/core/tasks/task.ts'
import { createNodeEngine } from '../src/engine/node-engine.ts'
import { writeWith } from '../src/engine/write.ts'
import { ROOT, readForest } from './pool.ts'

/** Prints a line per step that differs, and a summary. Returns the exit code: 0 if all texts are the same, else 1. */
export async function checkForest(
  task: Task,
  poolId: string,
  count: number,
  seed: string,
): Promise<0 | 1> {
  if (!Number.isInteger(count) || count < 1)
    throw new Error('--check must be a whole number above 0, such as --check 20')
  const forest = readForest(poolId)
  const engine = createNodeEngine(ROOT)
  for (const model of forest.pool) await engine.load(model)
  const rng = createRng(`check:${seed}`)
  const stored = forest.questions.filter(({ graph }) => graph !== null)
  let same = 0
  for (let k = 0; k < count; k++) {
    const { id, graph } = pick(rng, stored)
    if (!graph) continue
    const edge = randomInteger(rng, 0, graph.next.length - 1)
    const { turn } = episodeBefore(task.begin(id), graph, edge, forest.texts)
    if (turn.type === 'verdict')
      throw new Error(`The recording of ${id} continues after the verdict; record the forest again`)
    const { model, adapter } = forest.variants[graph.variant[edge]!]!
    if (adapter !== null)
      throw new Error(`${id} used the generated parameters "${adapter}", which are not recorded`)
    const arm = armOf({ [turn.role]: model })
    const again = await completionOf(writeWith(engine)(arm, turn.prompt, turn.maxTokens))
    const before = forest.texts[graph.text[edge]!]
    if (again.text === before) same += 1
    else process.stdout.write(`${id}, ${turn.name}, ${model}: "${before}", now "${again.text}"\n`)
  }
  await engine.dispose()
  process.stdout.write(`${same} of ${count} steps of ${poolId} have the same text\n`)
  return same === count ? 0 : 1
}

/** The episode as it was before the edge was written. */
function episodeBefore(
  start: RunningEpisode,
  graph: StateGraph,
  edge: number,
  texts: readonly string[],
): RunningEpisode {
  const state = stateOf(graph, edge)
  if (state === 0) return start
  const before = graph.next.indexOf(state)
  return episodeBefore(start, graph, before, texts).accept(texts[graph.text[before]!]!).next
}
