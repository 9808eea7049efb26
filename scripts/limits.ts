/**
 * How many tokens a completion of each role needs: `npm run limits -- --task quiz`. A model that runs away writes up to its limit,
 * so a limit should be no higher than real answers need. The rule: of the completions on the recorded train questions that ended
 * of themselves and that the protocol could read, the length that 99.5% do not exceed, rounded up to a multiple of 8 tokens. No
 * question of another split is looked at. Prints a line of JSON per role.
 */
import { parseArgs } from 'node:util'
import type { Role } from '../src/core/episode/prompt.ts'
import type { RunningEpisode } from '../src/core/episode/running.ts'
import type { RecordedQuestion } from '../src/core/forest/forest.ts'
import { stateCount } from '../src/core/forest/state-graph.ts'
import { shippedTasks } from '../src/core/tasks/registry.ts'
import { splitOf } from '../src/core/tasks/task.ts'
import { readForest } from './pool.ts'

const SHARE = 0.995
const STEP = 8

const { values } = parseArgs({ options: { task: { type: 'string', default: 'quiz' } } })
const task = await shippedTasks.load(values.task)
const { questions, texts } = readForest(task.id)

const lengths = new Map<Role, number[]>()
for (const question of questions) {
  if (splitOf(question.id) !== 'train') continue
  for (const { role, tokens } of regular(question)) {
    lengths.set(role, [...(lengths.get(role) ?? []), tokens])
  }
}
for (const [role, found] of lengths) {
  const sorted = Uint32Array.from(found).sort()
  const needed = sorted[Math.ceil(SHARE * sorted.length) - 1]!
  const limit = Math.ceil(needed / STEP) * STEP
  const longest = sorted.at(-1)
  process.stdout.write(
    `${JSON.stringify({ role, completions: sorted.length, longest, needed, limit })}\n`,
  )
}

/** The completions of a question that ended of themselves and that its protocol could read. */
function* regular({ id, graph }: RecordedQuestion): Generator<{ role: Role; tokens: number }> {
  if (!graph) return
  const reached: RunningEpisode[] = [task.begin(id)]
  for (let state = 0; state < stateCount(graph); state++) {
    const { turn, accept } = reached[state]!
    if (turn.type === 'verdict') continue
    for (let edge = graph.firstEdge[state]!; edge < graph.firstEdge[state + 1]!; edge++) {
      const { next, parsed } = accept(texts[graph.text[edge]!]!)
      if (graph.next[edge]! > state) reached[graph.next[edge]!] = next
      if (graph.cut[edge] === 0 && parsed.action.type !== 'malformed') {
        yield { role: turn.role, tokens: graph.tokensOut[edge]! }
      }
    }
  }
}
