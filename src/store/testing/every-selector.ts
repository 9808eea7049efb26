/** Reads all that the page derives of a state; for tests that ask whether anything of it throws. */
import { nodesAlong } from '../../core/episode/tree.ts'
import * as routing from '../routing-selectors.ts'
import * as episode from '../selectors.ts'
import type { YardState } from '../state.ts'
import * as steps from '../step-selectors.ts'

const SELECTORS = [episode, routing, steps].flatMap((module) =>
  Object.entries(module).flatMap(([name, value]) =>
    name.startsWith('select') ? [{ name, select: value as (state: YardState) => unknown }] : [],
  ),
)

/** Is asked only where a router decides once an episode. */
const OF_EPISODES = 'selectRuling'

/** The same state under every router that its task has. */
const underEveryRouter = (state: YardState): readonly YardState[] =>
  routing
    .selectRouters(state)
    .map(({ id }) => ({ ...state, setup: { ...state.setup, routerId: id } }))

/** Throws what the first of them throws. */
export function readEverySelector(state: YardState): void {
  for (const each of underEveryRouter(state)) {
    const stepwise = routing.selectDecides(each) === 'step'
    for (const { name, select } of SELECTORS) if (!stepwise || name !== OF_EPISODES) select(each)
    steps.rulingsAlong(each, episode.selectPath(each))
    nodesAlong(episode.selectTree(each), episode.selectPath(each))
  }
}
