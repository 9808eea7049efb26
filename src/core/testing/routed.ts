/** The questions of one table with the routers for them: everything that a front is drawn from. */
import type { PriceBook } from '../cost/price-book.ts'
import type { Forest } from '../forest/forest.ts'
import { type ScoringContext, scoringContext } from '../front/score.ts'
import { longestEpisode } from '../front/sequences.ts'
import { type Case, priceTable } from '../outcomes/case.ts'
import { costRange } from '../outcomes/cost-range.ts'
import { tableOfForest } from '../outcomes/of-forest.ts'
import type { OutcomeTable } from '../outcomes/table.ts'
import type { RouterKind, RoutingSpace } from '../routing/kind.ts'
import { createRouters, fitRouters } from '../routing/registry.ts'
import type { Router } from '../routing/router.ts'

export interface Routed {
  readonly table: OutcomeTable
  readonly cases: readonly Case[]
  readonly context: ScoringContext
  readonly space: RoutingSpace
  /** Every router of the space; those that learn are fitted to these questions. */
  readonly routers: readonly Router[]
}

/** Prices a table and makes its routers. The questions' own costs give the cost range. */
export function routed(table: OutcomeTable, book: PriceBook, arms = table.arms): Routed {
  const cases = priceTable(table, book)
  const space: RoutingSpace = {
    pool: table.pool,
    roles: table.roles,
    arms,
    stages: longestEpisode(cases),
    predicted: cases.every(({ predictions }) => predictions !== null),
  }
  const context = scoringContext(table, costRange(cases, 'min-max'), (id) => `What is ${id}?`)
  const routers = createRouters(space, fitRouters(space, cases))
  return { table, cases, context, space, routers }
}

/** The only router of a kind that learns nothing. */
export const routerOf = (kind: RouterKind, space: RoutingSpace): Router =>
  kind.create(space, null)[0]!

/** A forest with these questions; everything else about it is made up unless it is given. */
export function forestOf(
  parts: Pick<Forest, 'pool' | 'roles' | 'questions'> & Partial<Forest>,
): Forest {
  const { pool, roles } = parts
  return {
    task: 'test',
    backend: 'test',
    models: pool.map((id) => ({ id, sha256: '', parameters: 1, bytes: 1 })),
    asks: roles.slice(0, 1).map((role) => ({ role, decides: [...roles] })),
    variants: pool.map((model) => ({ model, adapter: null })),
    policy: null,
    texts: [],
    ...parts,
  }
}

export const routedForest = (forest: Forest, book: PriceBook): Routed =>
  routed(tableOfForest(forest), book)
