/** The outcome table of a recorded forest. */
import { type Arm, armsOf, modelFor, type Pool, variantId } from '../episode/arm.ts'
import type { Role } from '../episode/prompt.ts'
import {
  type Forest,
  type OutcomeRow as ForestRow,
  type RecordedQuestion,
  round,
} from '../forest/forest.ts'
import { END, edgeOf, OPEN, type StateGraph, stateCount } from '../forest/state-graph.ts'
import { decisionCount, type OutcomeGraph } from './outcome-graph.ts'
import type { OutcomeRow, OutcomeTable } from './table.ts'

/** A question has no row if the file leaves its steps out, or if some arm was not run: nothing is guessed. */
export function tableOfForest(forest: Forest): OutcomeTable {
  const { task, pool, roles, texts, questions } = forest
  const arms = armsIn(forest)
  const reader = createReader(forest, arms)
  const rows = questions.flatMap((question): readonly OutcomeRow[] => {
    const graph = graphOf(reader, question)
    const { id, kind, predictions } = question
    return graph ? [{ questionId: id, kind, graph, predictions }] : []
  })
  return { origin: 'recorded', taskId: task, pool, roles, arms, texts, rows }
}

/** What all graphs of a forest share: the meaning of their numbers. */
export interface Reader {
  readonly arms: readonly Arm[]
  readonly pool: Pool
  readonly roles: readonly Role[]
  /** Per ask, the role that speaks (an index into `roles`) and the arms that may be chosen there; none if no choice is due. */
  readonly asks: readonly { readonly role: number; readonly choices: readonly Chosen[] }[]
  /** Per variant, the index of its model in the pool. */
  readonly modelOf: readonly number[]
}

/** An arm that may be chosen: its index in the table's arms, and per role the variant that it names (−1 if none). */
interface Chosen {
  readonly arm: number
  readonly holders: readonly number[]
}

export function createReader(
  { pool, roles, asks, variants }: Pick<Forest, 'pool' | 'roles' | 'asks' | 'variants'>,
  arms: readonly Arm[],
): Reader {
  const ids = variants.map(({ model, adapter }) => variantId(model, adapter))
  const placeOf = new Map(arms.map(({ id }, place) => [id, place]))
  const chosen = (arm: Arm): Chosen => ({
    arm: placeOf.get(arm.id) ?? -1,
    holders: roles.map((role) =>
      role in arm.models ? ids.indexOf(variantId(modelFor(arm.models, role), null)) : -1,
    ),
  })
  return {
    arms,
    pool,
    roles,
    asks: asks.map(({ role, decides }) => ({
      role: roles.indexOf(role),
      choices: decides.length > 0 ? armsOf(pool, decides).map(chosen) : [],
    })),
    modelOf: variants.map(({ model }) => pool.indexOf(model)),
  }
}

/** If one choice settles the episode, the arms over all roles; else the arms of every kind of decision point. */
function armsIn({ pool, roles, asks, questions }: Forest): readonly Arm[] {
  if (questions.some(({ outcomes }) => outcomes !== null)) return armsOf(pool, roles)
  const due = asks.flatMap(({ decides }) => (decides.length > 0 ? [decides] : []))
  const all = due.flatMap((each) => armsOf(pool, each))
  return [...new Map(all.map((arm) => [arm.id, arm])).values()]
}

function graphOf(reader: Reader, { outcomes, graph }: RecordedQuestion): OutcomeGraph | null {
  const played = graph && outcomeGraph(graph, reader)
  if (!outcomes) return played
  // The rows are authoritative. The graph adds what was written along them, if the file says which role spoke.
  const same = played?.next.length === outcomes.length
  return { ...graphOfRows(outcomes, reader), written: same ? played.written : null }
}

/**
 * A graph as rows for a forest file, one row per arm. Null unless one choice for all roles settles the episode and every arm was
 * run.
 */
export function outcomeRows(
  graph: StateGraph,
  forest: Pick<Forest, 'pool' | 'roles' | 'asks' | 'variants'>,
): readonly ForestRow[] | null {
  const { pool, roles, asks } = forest
  const { decides } = asks[graph.ask[0]!]!
  if (!roles.every((role) => decides.includes(role))) return null
  const outcomes = outcomeGraph(graph, createReader(forest, armsOf(pool, roles)))
  if (outcomes?.usage.type !== 'tokens' || decisionCount(outcomes) > 1) return null
  const { score, exactMatch, usage } = outcomes
  return Array.from(outcomes.arm, (_, edge): ForestRow => {
    const used = roles.flatMap((_, role) => {
      const at = edge * roles.length + role
      return [usage.tokensIn[at]!, usage.tokensOut[at]!]
    })
    return [round(score[edge]!, 4), exactMatch[edge] === 1 ? 1 : 0, ...used]
  })
}

/** A graph with one decision point, at the start, and an edge per row. */
function graphOfRows(rows: readonly ForestRow[], { arms, pool, roles }: Reader): OutcomeGraph {
  const count = roles.length
  const tokensIn = new Uint32Array(rows.length * count)
  const tokensOut = new Uint32Array(rows.length * count)
  const model = new Uint8Array(rows.length * count)
  for (const [arm, row] of rows.entries()) {
    for (const [at, role] of roles.entries()) {
      const place = arm * count + at
      // A row begins with the score and the exact match.
      tokensIn[place] = row[2 + 2 * at] ?? 0
      tokensOut[place] = row[3 + 2 * at] ?? 0
      model[place] = pool.indexOf(modelFor(arms[arm]!.models, role))
    }
  }
  return {
    firstEdge: Uint32Array.of(0, rows.length),
    arm: Uint16Array.from(rows.keys()),
    next: new Int32Array(rows.length).fill(END),
    score: Float64Array.from(rows, ([score]) => score),
    exactMatch: Uint8Array.from(rows, ([, exact]) => exact),
    usage: { type: 'tokens', tokensIn, tokensOut, model },
    written: null,
  }
}

/** A decision point: per role, the variant that keeps it, or −1 if it is chosen again; and its number once it is numbered. */
interface Decision {
  readonly held: readonly number[]
  number: number
}

/**
 * Reads off a graph of what was written what came of every arm at every decision point; null if some arm was not run at one.
 * States are visited in order, so a decision point has a lower number than those that follow it.
 */
export function outcomeGraph(graph: StateGraph, reader: Reader): OutcomeGraph | null {
  const { asks, roles } = reader
  // If the episode does not begin with a choice, there is nothing to compare.
  if (asks[graph.ask[0]!]!.choices.length === 0) return null
  const edges = new EdgeWriter(graph, roles.length)
  const found = new Map<number, Decision[]>([[0, [{ held: roles.map(() => -1), number: 0 }]]])
  const firstEdge = [0]
  for (let state = 0; state < stateCount(graph); state++) {
    for (const decision of found.get(state) ?? []) {
      decision.number = firstEdge.length - 1
      for (const chosen of asks[graph.ask[state]!]!.choices) {
        const turns = follow(graph, reader, state, decision.held, chosen)
        if (!turns) return null
        const { end } = turns
        edges.add(turns, end === END ? null : decisionAt(found, turns, asks[graph.ask[end]!]!))
      }
      firstEdge.push(edges.count)
    }
  }
  return edges.graph(Uint32Array.from(firstEdge))
}

function decisionAt(
  found: Map<number, Decision[]>,
  { end, holders }: Turns,
  { choices }: Reader['asks'][number],
): Decision {
  // All arms of a decision fill the same roles.
  const due = choices[0]!.holders
  const held = holders.map((variant, role) => (due[role] === -1 ? variant : -1))
  const here = found.get(end) ?? []
  found.set(end, here)
  const known = here.find((each) => each.held.every((variant, role) => variant === held[role]))
  if (known) return known
  const made = { held, number: -1 }
  here.push(made)
  return made
}

/** The turns from one choice to the next: an edge of the outcome graph. */
interface Turns {
  readonly arm: number
  /** Per role, the variant that holds it. */
  readonly holders: readonly number[]
  /** The edges of the graph of what was written, in order. */
  readonly edges: readonly number[]
  /** Per such edge, the role that spoke. */
  readonly spoke: readonly number[]
  /** Per role, the model that holds it, as an index into the pool. */
  readonly models: readonly number[]
  /** The state of the next choice, or END. */
  readonly end: number
}

/** Follows an arm from a choice to the next one; null if a turn on the path was not run. */
function follow(
  graph: StateGraph,
  { asks, modelOf }: Reader,
  start: number,
  held: readonly number[],
  { arm, holders: chosen }: Chosen,
): Turns | null {
  const holders = held.map((variant, role) => (chosen[role] === -1 ? variant : chosen[role]!))
  const edges: number[] = []
  const spoke: number[] = []
  for (let state = start; ; ) {
    const { role } = asks[graph.ask[state]!]!
    const edge = edgeOf(graph, state, holders[role]!)
    if (edge === null || arm === -1) return null
    edges.push(edge)
    spoke.push(role)
    state = graph.next[edge]!
    if (state === OPEN) return null
    if (state === END || asks[graph.ask[state]!]!.choices.length > 0) {
      const models = holders.map((variant) => modelOf[variant] ?? 0)
      return { arm, holders, edges, spoke, models, end: state }
    }
  }
}

/** Collects the edges of an outcome graph and writes them as columns. */
class EdgeWriter {
  private readonly edges: Turns[] = []
  private readonly next: (Decision | null)[] = []
  private readonly written: StateGraph
  private readonly roles: number

  constructor(written: StateGraph, roles: number) {
    this.written = written
    this.roles = roles
  }

  get count(): number {
    return this.edges.length
  }

  add(turns: Turns, next: Decision | null): void {
    this.edges.push(turns)
    this.next.push(next)
  }

  graph(firstEdge: Uint32Array): OutcomeGraph {
    const { edges: all, next, written, roles } = this
    const last = Uint32Array.from(all, ({ edges }) => edges[edges.length - 1]!)
    const ended = next.map((decision) => decision === null)
    const tokensIn = new Uint32Array(all.length * roles)
    const tokensOut = new Uint32Array(all.length * roles)
    const model = new Uint8Array(all.length * roles)
    for (const [at, { edges, spoke, models }] of all.entries()) {
      model.set(models, at * roles)
      for (const [turn, edge] of edges.entries()) {
        tokensIn[at * roles + spoke[turn]!]! += written.tokensIn[edge]!
        tokensOut[at * roles + spoke[turn]!]! += written.tokensOut[edge]!
      }
    }
    return {
      firstEdge,
      arm: Uint16Array.from(all, ({ arm }) => arm),
      next: Int32Array.from(next, (decision) => decision?.number ?? END),
      score: Float64Array.from(last, (edge, at) => (ended[at] ? written.score[edge]! : Number.NaN)),
      exactMatch: Uint8Array.from(last, (edge, at) => (ended[at] ? written.exactMatch[edge]! : 0)),
      usage: { type: 'tokens', tokensIn, tokensOut, model },
      written: {
        graph: written,
        first: Uint32Array.from(all, ({ edges }) => edges[0]!),
        firstModel: Uint8Array.from(all, ({ models, spoke }) => models[spoke[0]!]!),
        last,
      },
    }
  }
}
