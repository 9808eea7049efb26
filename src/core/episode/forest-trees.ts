/** Trees as rows of a forest file, and back: the protocol writes the prompts and reads the actions again. */
import { millis, tokens } from '../units.ts'
import { ForestError, type ForestFile, type NodeRow, round } from './forest.ts'
import type { RunningEpisode } from './running.ts'
import { type Completion, type ModelId, modelId } from './step.ts'
import type { Branches, EpisodeTree, TreeNode } from './tree.ts'

/** Stores each text once. */
export class TextTable {
  readonly texts: string[] = []
  private readonly places = new Map<string, number>()

  add(text: string): number {
    const known = this.places.get(text)
    if (known !== undefined) return known
    this.places.set(text, this.texts.length)
    this.texts.push(text)
    return this.texts.length - 1
  }
}

/** The rows of a tree. */
export function treeToRows(
  branches: Branches,
  models: readonly ModelId[],
  table: TextTable,
): NodeRow[] {
  return Object.values(branches).map((node: TreeNode): NodeRow => {
    const { completion, model } = node.step
    return [
      models.indexOf(model),
      table.add(completion.text),
      completion.tokensIn,
      completion.tokensOut,
      round(completion.latency, 1),
      round(completion.meanLogProb, 5),
      round(completion.firstTokenEntropy, 5),
      completion.stop === 'end' ? 0 : 1,
      treeToRows(node.branches, models, table),
    ]
  })
}

/** Rows whose texts stand in `texts`, with their texts moved to `table`. */
export function remapTexts(
  rows: readonly NodeRow[],
  texts: readonly string[],
  table: TextTable,
): NodeRow[] {
  return rows.map(([model, text, ...rest]): NodeRow => {
    const [tokensIn, tokensOut, latency, logProb, entropy, stop, next] = rest
    const place = table.add(texts[text] ?? '')
    const after = remapTexts(next, texts, table)
    return [model, place, tokensIn, tokensOut, latency, logProb, entropy, stop, after]
  })
}

/** The recorded tree of a question, its prompts and parsed actions written again by the protocol; null if not stored. */
export function recordedTree(
  forest: ForestFile,
  questionId: string,
  episode: RunningEpisode,
): EpisodeTree | null {
  const rows = forest.questions.find(({ id }) => id === questionId)?.tree
  if (!rows) return null
  return { questionId, branches: rowsToBranches(forest, rows, episode) }
}

function rowsToBranches(
  forest: ForestFile,
  rows: readonly NodeRow[],
  episode: RunningEpisode,
): Branches {
  const branches: Record<ModelId, TreeNode> = {}
  for (const row of rows) {
    const node = rowToNode(forest, row, episode)
    branches[node.step.model] = node
  }
  return branches
}

function rowToNode(forest: ForestFile, row: NodeRow, episode: RunningEpisode): TreeNode {
  const [modelAt, textAt, tokensIn, tokensOut, latency, meanLogProb, entropy, stop, next] = row
  const text = forest.texts[textAt]
  const model = forest.models[modelAt]?.id
  if (text === undefined || model === undefined || episode.turn.type === 'verdict') {
    throw new ForestError('A recorded tree does not fit its protocol. Record it again.')
  }
  const { name, role, prompt } = episode.turn
  const { next: after, parsed } = episode.accept(text)
  const completion: Completion = {
    text,
    tokensIn: tokens(tokensIn),
    tokensOut: tokens(tokensOut),
    latency: millis(latency),
    meanLogProb,
    firstTokenEntropy: entropy,
    stop: stop === 0 ? 'end' : 'length',
  }
  return {
    step: { name, role, model: modelId(model), prompt, completion, parsed, origin: 'recorded' },
    verdict: after.turn.type === 'verdict' ? after.turn.verdict : null,
    branches: rowsToBranches(forest, next, after),
  }
}
