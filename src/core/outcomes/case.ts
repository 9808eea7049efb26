/** The rows of an outcome table, priced with a price book: what routers are scored on. */
import { type CostRange, normaliseCost } from '../cost/normalise.ts'
import { billOf, type Price, type PriceBook, priceOf } from '../cost/price-book.ts'
import { type CostNorm, costNorm, tokens, type Usd, usd } from '../units.ts'
import { decisionCount, type Usage } from './outcome-graph.ts'
import type { OutcomeRow, OutcomeTable } from './table.ts'

/** One question of the outcome table, priced. */
export interface Case extends OutcomeRow {
  /** US dollars per edge. */
  readonly costs: Float64Array
  /** Per state, the cost in US dollars of letting the first arm read its prompt, so that a router can look at its next step. */
  readonly lookIn: Float64Array
  /** Per state, the cost in US dollars of each token that the first arm writes for such a look. */
  readonly lookOut: Float64Array
  /** Per state, the length of that step in tokens. */
  readonly lookTokens: Uint32Array
}

/** The cost in US dollars of a look at the first `most` tokens of the first arm's next step. */
export const lookCost = (
  { lookIn, lookOut, lookTokens }: Case,
  state: number,
  most: number,
): number =>
  most === 0 ? 0 : lookIn[state]! + Math.min(most, lookTokens[state]!) * lookOut[state]!

/** Prices every row of the table. Throws a RangeError if the book has no price for a model. */
export function priceTable(table: OutcomeTable, book: PriceBook): readonly Case[] {
  const priceAt = prices(table, book)
  return table.rows.map((row) => ({
    ...row,
    costs: edgeCosts(row, table.roles.length, priceAt),
    ...lookCosts(row, priceAt),
  }))
}

/** The price of the tokens that a model of the pool reads and writes along an edge. */
type PriceAt = (usage: Extract<Usage, { type: 'tokens' }>, edge: number, model: number) => Price

function prices({ pool, roles }: OutcomeTable, book: PriceBook): PriceAt {
  if (book.type === 'per-model') {
    const own = pool.map((model) => priceOf(book, {}, model))
    return (_, __, model) => own[model]!
  }
  return ({ model: holders }, edge, model) => {
    const start = edge * roles.length
    const assignment = roles.map((role, at) => [role, pool[holders[start + at]!]!] as const)
    return priceOf(book, Object.fromEntries(assignment), pool[model]!)
  }
}

function edgeCosts({ graph }: OutcomeRow, roles: number, priceAt: PriceAt): Float64Array {
  const { usage } = graph
  if (usage.type === 'usd') return usage.usd
  const costs = new Float64Array(graph.next.length)
  for (let at = 0; at < usage.model.length; at++) {
    const tokensIn = tokens(usage.tokensIn[at]!)
    const tokensOut = tokens(usage.tokensOut[at]!)
    if (tokensIn + tokensOut === 0) continue
    const edge = Math.floor(at / roles)
    costs[edge]! += billOf(priceAt(usage, edge, usage.model[at]!), { tokensIn, tokensOut })
  }
  return costs
}

/** Per state, the price of a look at the first step of its first arm; all 0 if the table holds no written steps. */
function lookCosts(
  { graph }: OutcomeRow,
  priceAt: PriceAt,
): Pick<Case, 'lookIn' | 'lookOut' | 'lookTokens'> {
  const lookIn = new Float64Array(decisionCount(graph))
  const lookOut = new Float64Array(decisionCount(graph))
  const lookTokens = new Uint32Array(decisionCount(graph))
  const { usage, written } = graph
  if (usage.type === 'usd' || !written) return { lookIn, lookOut, lookTokens }
  for (let state = 0; state < lookIn.length; state++) {
    const edge = graph.firstEdge[state]!
    const price = priceAt(usage, edge, written.firstModel[edge]!)
    lookIn[state] = (written.graph.tokensIn[written.first[edge]!]! * price.in) / 1e6
    lookOut[state] = price.out / 1e6
    lookTokens[state] = written.graph.tokensOut[written.first[edge]!]!
  }
  return { lookIn, lookOut, lookTokens }
}

/** The normalised cost of a whole episode that cost so many US dollars. */
export const normalised = (range: CostRange, cost: number): CostNorm =>
  normaliseCost(range, usd(cost))

/**
 * The cost of a part of an episode on the same scale, but not shifted by the minimum, so that parts can be added up. The parts of
 * a whole episode add up to its normalised cost plus min / (max − min).
 */
export const normalisedPart = ({ min, max }: CostRange, cost: Usd): CostNorm =>
  costNorm(max === min ? 0 : cost / (max - min))
