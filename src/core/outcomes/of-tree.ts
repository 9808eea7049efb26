/** The outcome table's row for a question that was run in the page, read from its episode tree. */
import type { Pool } from '../episode/arm.ts'
import type { Branches, EpisodeTree, TreeNode } from '../episode/tree.ts'
import { askTable, variantTable } from '../forest/forest.ts'
import { textTable } from '../forest/interner.ts'
import { END, OPEN, type StateGraph } from '../forest/state-graph.ts'
import { createReader, outcomeGraph } from './of-forest.ts'
import type { OutcomeRow, OutcomeTable } from './table.ts'

/** The row; null until every arm was run at every decision point, because nothing is guessed. */
export function rowOfTree(
  tree: EpisodeTree,
  kind: string,
  { pool, roles, arms }: Pick<OutcomeTable, 'pool' | 'roles' | 'arms'>,
): OutcomeRow | null {
  if (tree.branches.size === 0) return null
  const { graph, asks, variants } = writtenIn(tree, pool)
  const found = outcomeGraph(graph, createReader({ pool, roles, asks, variants }, arms))
  return found && { questionId: tree.questionId, kind, graph: found, predictions: null }
}

/** The steps of a tree as a graph of what was written, with the asks and variants that it points into. */
function writtenIn(tree: EpisodeTree, pool: Pool) {
  const asks = askTable()
  const variants = variantTable(pool)
  const texts = textTable()
  const states = inOrder(tree.branches)
  const placeOf = new Map(states.map((state, place) => [state, place]))
  const nodes = states.flatMap((state) => [...state.values()])
  const firstEdge = new Uint32Array(states.length + 1)
  for (const [at, state] of states.entries()) firstEdge[at + 1] = firstEdge[at]! + state.size
  const column = <T>(read: (step: TreeNode['step']) => T) => nodes.map(({ step }) => read(step))
  const graph: StateGraph = {
    firstEdge,
    ask: Uint8Array.from(states, (state) => asks.add(firstOf(state).step)),
    variant: Uint8Array.from(column((step) => variants.add(step))),
    text: Uint32Array.from(column(({ completion }) => texts.add(completion.text))),
    tokensIn: Uint32Array.from(column(({ completion }) => completion.tokensIn)),
    tokensOut: Uint32Array.from(column(({ completion }) => completion.tokensOut)),
    latency: Float64Array.from(column(({ completion }) => completion.latency)),
    meanLogProb: Float64Array.from(column((step) => step.completion.meanLogProb ?? Number.NaN)),
    firstTokenEntropy: Float64Array.from(
      column((step) => step.completion.firstTokenEntropy ?? Number.NaN),
    ),
    cut: Uint8Array.from(column(({ completion }) => (completion.stop === 'end' ? 0 : 1))),
    next: Int32Array.from(nodes, ({ verdict, branches }) =>
      verdict ? END : (placeOf.get(branches) ?? OPEN),
    ),
    score: Float64Array.from(nodes, ({ verdict }) => verdict?.score ?? Number.NaN),
    exactMatch: Uint8Array.from(nodes, ({ verdict }) => (verdict?.exactMatch ? 1 : 0)),
  }
  return { graph, asks: asks.values, variants: variants.values }
}

const firstOf = (branches: Branches): TreeNode => branches.values().next().value!

/** Every place in the tree where a step was taken, each before the places that follow it. */
function inOrder(start: Branches): readonly Branches[] {
  const seen = new Set<Branches>()
  const ended: Branches[] = []
  const visit = (branches: Branches) => {
    if (seen.has(branches) || branches.size === 0) return
    seen.add(branches)
    for (const node of branches.values()) visit(node.branches)
    ended.push(branches)
  }
  visit(start)
  return ended.reverse()
}
