/** Reads everything that the page derives from a state, for tests that check whether any of it throws. */
import { nodesAlong } from '../../core/episode/tree.ts'
import * as paths from '../decision-paths.ts'
import * as points from '../decision-points.ts'
import * as decisions from '../decision-selectors.ts'
import * as episode from '../episode-view.ts'
import * as pool from '../pool-selectors.ts'
import * as screen from '../selectors.ts'
import type { YardState } from '../state.ts'
import * as table from '../table-selectors.ts'

const SELECTORS = [episode, pool, table, decisions, points, paths, screen].flatMap((module) =>
  Object.entries(module).flatMap(([name, value]) =>
    name.startsWith('select') ? [value as (state: YardState) => unknown] : [],
  ),
)

/** The same state under every router that its task has. */
const underEveryRouter = (state: YardState): readonly YardState[] =>
  pool.selectRouters(state).map(({ id }) => ({ ...state, setup: { ...state.setup, routerId: id } }))

/** Throws the first error. */
export function readEverySelector(state: YardState): void {
  for (const each of underEveryRouter(state)) {
    for (const select of SELECTORS) select(each)
    nodesAlong(episode.selectTree(each), screen.selectPath(each))
  }
}
