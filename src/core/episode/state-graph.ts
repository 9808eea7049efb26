/**
 * All recorded episodes of one question. A state is the texts written so far, whoever wrote them; an edge is what one model
 * writes there. Models that write the same text lead to the same state, so equal prefixes are stored once. A state is
 * numbered before those that follow it, so one pass backwards is a dynamic program.
 */
import * as z from 'zod/mini'

/** Where an edge ends the episode. */
export const END = -1

export interface StateGraph {
  /** The edges of state s are firstEdge[s] … firstEdge[s + 1] − 1; state 0 is the start. */
  readonly firstEdge: Uint32Array
  /** A place in the forest's models. */
  readonly model: Uint8Array
  /** A place in the forest's texts. */
  readonly text: Uint32Array
  readonly tokensIn: Uint32Array
  readonly tokensOut: Uint32Array
  /** Milliseconds. */
  readonly latency: Float64Array
  readonly meanLogProb: Float64Array
  /** Nats. */
  readonly firstTokenEntropy: Float64Array
  /** 1 where the completion was cut off at its limit. */
  readonly cut: Uint8Array
  /** The state that follows, or END. */
  readonly next: Int32Array
  /** The episode's score where it ends, else NaN. */
  readonly score: Float64Array
  /** 1 where it ends with an exact match. */
  readonly exactMatch: Uint8Array
}

export const stateCount = (graph: StateGraph): number => graph.firstEdge.length - 1

/** The edge that `model` takes at `state`, or null where it was not run. */
export function edgeOf(graph: StateGraph, state: number, model: number): number | null {
  const end = graph.firstEdge[state + 1] ?? 0
  for (let edge = graph.firstEdge[state] ?? 0; edge < end; edge++) {
    if (graph.model[edge] === model) return edge
  }
  return null
}

/** The edges along a path of models, as far as the graph has them. */
export function edgesAlong(graph: StateGraph, models: readonly number[]): readonly number[] {
  const edges: number[] = []
  let state = 0
  for (const model of models) {
    if (state === END) break
    const edge = edgeOf(graph, state, model)
    if (edge === null) break
    edges.push(edge)
    state = graph.next[edge]!
  }
  return edges
}

const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0
const counts = z.custom<readonly number[]>(
  (value) => Array.isArray(value) && value.every(isCount),
  'not a list of whole numbers from 0',
)

/** Graphs as a file keeps them: whole numbers in columns, one question after another. */
export const graphColumns = z.readonly(
  z.object({
    /** States a question; 0 where its graph is not stored. */
    states: counts,
    /** Edges a state. */
    edges: counts,
    // From here on one number an edge.
    model: counts,
    text: counts,
    tokensIn: counts,
    tokensOut: counts,
    /** Tenths of a millisecond. */
    latency: counts,
    /** −10⁵ times the mean log-probability. */
    surprise: counts,
    /** 10⁵ times the entropy in nats. */
    entropy: counts,
    cut: counts,
    /** How many states further on the next one is; 0 where the episode ends. */
    ahead: counts,
    // One number an edge that ends an episode.
    /** 10⁴ times the score. */
    score: counts,
    exactMatch: counts,
  }),
)
export type GraphColumns = z.infer<typeof graphColumns>

type Mutable = { -readonly [K in keyof GraphColumns]: number[] }

/** Writes graphs to columns; `text` gives the place of a text in the file's table. */
export class ColumnWriter {
  readonly columns: Mutable = {
    states: [],
    edges: [],
    model: [],
    text: [],
    tokensIn: [],
    tokensOut: [],
    latency: [],
    surprise: [],
    entropy: [],
    cut: [],
    ahead: [],
    score: [],
    exactMatch: [],
  }

  /** Adds the next question; null where its graph is left out. */
  add(graph: StateGraph | null, textAt: (text: number) => number): void {
    const to = this.columns
    const states = graph ? stateCount(graph) : 0
    to.states.push(states)
    if (!graph) return
    for (let state = 0; state < states; state++) {
      const first = graph.firstEdge[state]!
      const end = graph.firstEdge[state + 1]!
      to.edges.push(end - first)
      for (let edge = first; edge < end; edge++) {
        const next = graph.next[edge]!
        to.model.push(graph.model[edge]!)
        to.text.push(textAt(graph.text[edge]!))
        to.tokensIn.push(graph.tokensIn[edge]!)
        to.tokensOut.push(graph.tokensOut[edge]!)
        to.latency.push(Math.round(graph.latency[edge]! * 10))
        to.surprise.push(Math.round(-graph.meanLogProb[edge]! * 1e5))
        to.entropy.push(Math.round(graph.firstTokenEntropy[edge]! * 1e5))
        to.cut.push(graph.cut[edge]!)
        to.ahead.push(next === END ? 0 : next - state)
        if (next === END) {
          to.score.push(Math.round(graph.score[edge]! * 1e4))
          to.exactMatch.push(graph.exactMatch[edge]!)
        }
      }
    }
  }
}

/** The graphs of columns, in the questions' order. Throws a RangeError that says which column does not fit. */
export function readColumns(from: GraphColumns): readonly (StateGraph | null)[] {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const edgeCount = sum(from.edges)
  if (from.edges.length !== sum(from.states)) throw new RangeError('edges does not fit states')
  for (const name of EDGE_COLUMNS) {
    if (from[name].length !== edgeCount) throw new RangeError(`${name} does not fit edges`)
  }
  const ends = from.ahead.filter((ahead) => ahead === 0).length
  if (from.score.length !== ends) throw new RangeError('score does not fit ahead')
  if (from.exactMatch.length !== ends) throw new RangeError('exactMatch does not fit ahead')
  const cursor = { state: 0, edge: 0, end: 0 }
  return from.states.map((states) => (states === 0 ? null : readGraph(from, states, cursor)))
}

const EDGE_COLUMNS = [
  'model',
  'text',
  'tokensIn',
  'tokensOut',
  'latency',
  'surprise',
  'entropy',
  'cut',
  'ahead',
] as const

/** Reads one graph and moves the cursor behind it. */
function readGraph(
  from: GraphColumns,
  states: number,
  cursor: { state: number; edge: number; end: number },
): StateGraph {
  const firstEdge = new Uint32Array(states + 1)
  for (let state = 0; state < states; state++) {
    firstEdge[state + 1] = firstEdge[state]! + from.edges[cursor.state + state]!
  }
  const edges = firstEdge[states]!
  const start = cursor.edge
  const cut = (column: readonly number[]) => column.slice(start, start + edges)
  const next = new Int32Array(edges)
  const score = new Float64Array(edges).fill(Number.NaN)
  const exactMatch = new Uint8Array(edges)
  for (let state = 0, edge = 0; state < states; state++) {
    for (; edge < firstEdge[state + 1]!; edge++) {
      const ahead = from.ahead[start + edge]!
      next[edge] = ahead === 0 ? END : state + ahead
      if (ahead > 0) {
        if (state + ahead >= states) throw new RangeError('ahead leads out of its question')
        continue
      }
      score[edge] = from.score[cursor.end]! / 1e4
      exactMatch[edge] = from.exactMatch[cursor.end]!
      cursor.end += 1
    }
  }
  cursor.state += states
  cursor.edge += edges
  return {
    firstEdge,
    model: Uint8Array.from(cut(from.model)),
    text: Uint32Array.from(cut(from.text)),
    tokensIn: Uint32Array.from(cut(from.tokensIn)),
    tokensOut: Uint32Array.from(cut(from.tokensOut)),
    latency: Float64Array.from(cut(from.latency), (value) => value / 10),
    meanLogProb: Float64Array.from(cut(from.surprise), (value) => -value / 1e5),
    firstTokenEntropy: Float64Array.from(cut(from.entropy), (value) => value / 1e5),
    cut: Uint8Array.from(cut(from.cut)),
    next,
    score,
    exactMatch,
  }
}
