/** How a forest file stores graphs: as columns of whole numbers, one question after another. */
import * as z from 'zod/mini'
import { END, type StateGraph, stateCount } from './state-graph.ts'

const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0
const counts = z.custom<readonly number[]>(
  (value) => Array.isArray(value) && value.every(isCount),
  'not a list of non-negative whole numbers',
)
const countsOrNone = z.custom<readonly number[]>(
  (value) => Array.isArray(value) && value.every((each) => each === -1 || isCount(each)),
  'not a list of non-negative whole numbers, or −1 for a missing one',
)

export const graphColumns = z.readonly(
  z.object({
    /** The number of states per question; 0 if its graph is not stored. */
    states: counts,
    /** The number of edges per state. */
    edges: counts,
    /** Per state, an index into the file's asks; missing if every state has the first one. */
    ask: z.optional(counts),
    // From here on, one number per edge.
    /** An index into the file's variants. */
    model: counts,
    /** An index into the file's texts. */
    text: counts,
    tokensIn: counts,
    tokensOut: counts,
    /** Tenths of a millisecond. */
    latency: counts,
    /** −10⁵ times the mean log-probability; −1 if the writer did not report it. */
    surprise: countsOrNone,
    /** 10⁵ times the entropy of the first token in nats; −1 if the writer did not report it. */
    entropy: countsOrNone,
    /** 1 if the completion was cut off at its limit. */
    cut: counts,
    /** The number of the next state minus that of this one; 0 if the episode ends. */
    ahead: counts,
    // One number per edge that ends an episode.
    /** 10⁴ times the score. */
    score: counts,
    exactMatch: counts,
  }),
)
export type GraphColumns = z.infer<typeof graphColumns>

type Mutable = { -readonly [K in keyof Required<GraphColumns>]: number[] }

/** Writes graphs to columns. Their texts, asks and variants must be indices into the tables of the file. */
export class ColumnWriter {
  readonly columns: Mutable = {
    states: [],
    edges: [],
    ask: [],
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

  /** Adds the graph of the next question; null leaves it out. */
  add(graph: StateGraph | null): void {
    const to = this.columns
    const states = graph ? stateCount(graph) : 0
    to.states.push(states)
    if (!graph) return
    for (let state = 0; state < states; state++) {
      const first = graph.firstEdge[state]!
      const end = graph.firstEdge[state + 1]!
      to.edges.push(end - first)
      to.ask.push(graph.ask[state]!)
      for (let edge = first; edge < end; edge++) {
        const next = graph.next[edge]!
        to.model.push(graph.variant[edge]!)
        to.text.push(graph.text[edge]!)
        to.tokensIn.push(graph.tokensIn[edge]!)
        to.tokensOut.push(graph.tokensOut[edge]!)
        to.latency.push(Math.round(graph.latency[edge]! * 10))
        to.surprise.push(stored(-graph.meanLogProb[edge]!))
        to.entropy.push(stored(graph.firstTokenEntropy[edge]!))
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

const stored = (value: number): number => (Number.isNaN(value) ? -1 : Math.round(value * 1e5))
const read = (value: number): number => (value === -1 ? Number.NaN : value / 1e5)

/** Reads graphs from columns, in the order of the questions. Throws a RangeError that names the column that does not fit. */
export function readColumns(from: GraphColumns): readonly (StateGraph | null)[] {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const edgeCount = sum(from.edges)
  if (from.edges.length !== sum(from.states)) throw new RangeError('edges does not fit states')
  if (from.ask && from.ask.length !== from.edges.length) {
    throw new RangeError('ask does not fit states')
  }
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

/** Reads one graph and moves the cursor past it. */
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
  const ask = Uint8Array.from(
    { length: states },
    (_, state) => from.ask?.[cursor.state + state] ?? 0,
  )
  cursor.state += states
  cursor.edge += edges
  return {
    firstEdge,
    ask,
    variant: Uint8Array.from(cut(from.model)),
    text: Uint32Array.from(cut(from.text)),
    tokensIn: Uint32Array.from(cut(from.tokensIn)),
    tokensOut: Uint32Array.from(cut(from.tokensOut)),
    latency: Float64Array.from(cut(from.latency), (value) => value / 10),
    meanLogProb: Float64Array.from(cut(from.surprise), (value) => -read(value)),
    firstTokenEntropy: Float64Array.from(cut(from.entropy), read),
    cut: Uint8Array.from(cut(from.cut)),
    next,
    score,
    exactMatch,
  }
}
