/**
 * Writes what a forest already has, and asks a model only for the rest. For a recording whose protocol gave its turns other limits:
 * greedy decoding writes the same text for the same prompt until it stops, so a completion that ended of itself within the new
 * limit would be written again word for word. One that was cut off, or that is longer than the new limit, is run, and so is
 * whatever follows a text that the forest does not have.
 */
import type { Prompt } from '../episode/prompt.ts'
import type { Write } from '../episode/runner.ts'
import type { RunningEpisode } from '../episode/running.ts'
import type { Completion, ModelId } from '../episode/step.ts'
import type { Forest } from './forest.ts'
import { completionAt } from './forest-trees.ts'
import { END, stateCount } from './state-graph.ts'

/** `episode` is the start of the question; `write` runs a model of the same weights on the same backend. */
export function writeAgain(
  forest: Forest,
  questionId: string,
  episode: RunningEpisode,
  write: Write,
): Write {
  const known = completionsOf(forest, questionId, episode)
  return async function* (arm, prompt, maxTokens) {
    const [model] = Object.values(arm.models)
    const unchanged = Object.keys(arm.adapters).length === 0
    const completion = model && unchanged ? known.get(keyOf(model, prompt)) : undefined
    if (completion?.stop === 'end' && completion.tokensOut <= maxTokens) {
      yield { type: 'completion', completion }
    } else {
      yield* write(arm, prompt, maxTokens)
    }
  }
}

const keyOf = (model: ModelId, prompt: Prompt): string => JSON.stringify([model, prompt])

function completionsOf(
  forest: Forest,
  questionId: string,
  start: RunningEpisode,
): ReadonlyMap<string, Completion> {
  const found = new Map<string, Completion>()
  const graph = forest.questions.find(({ id }) => id === questionId)?.graph
  if (!graph) return found
  const reached: RunningEpisode[] = [start]
  for (let state = 0; state < stateCount(graph); state++) {
    const { turn, accept } = reached[state]!
    if (turn.type === 'verdict') continue
    for (let edge = graph.firstEdge[state]!; edge < graph.firstEdge[state + 1]!; edge++) {
      const completion = completionAt(forest, graph, edge)
      const { model, adapter } = forest.variants[graph.variant[edge]!]!
      if (adapter === null) found.set(keyOf(model, turn.prompt), completion)
      const next = graph.next[edge]!
      if (next !== END) reached[next] = accept(completion.text).next
    }
  }
  return found
}
