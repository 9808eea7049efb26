/** Ways through the question at hand that the one on screen can be set beside. */

import type { CostRange } from '../../core/cost/normalise.ts'
import { modelName } from '../../core/episode/model-name.ts'
import type { EpisodeTree, Path } from '../../core/episode/tree.ts'
import type { StepCase } from '../../core/front/step-case.ts'
import type { Pool } from '../../core/routing/arms.ts'
import type { Preference } from '../../core/routing/router.ts'
import type { Comparable } from './branch-actions.tsx'
import { leafPaths, pathKey, sharedSteps } from './lanes.ts'
import { bestPath, singlePath } from './step-paths.ts'

/** The best way, the router's, and each model alone; each way once, and without the one on screen. */
export function stepWays(
  question: StepCase,
  range: CostRange,
  preference: Preference,
  pool: Pool,
  routed: Path,
  shown: Path,
): readonly Comparable[] {
  const ways = [
    { id: 'best', title: 'the best way', path: bestPath(question, range, preference, pool, []) },
    { id: 'routed', title: 'the router’s choice', path: routed },
    ...pool.map((model, place) => ({
      id: model as string,
      title: `${modelName(model)} alone`,
      path: singlePath(question, pool, place),
    })),
  ].filter(({ path }) => path.length > 0 && pathKey(path) !== pathKey(shown))
  return ways
    .filter(({ path }, at) => ways.findIndex((way) => pathKey(way.path) === pathKey(path)) === at)
    .map((way, at) => ({ ...way, first: at === 0 }))
}

/** Of a question that was not recorded: every way that was run in this page, called by where it leaves the one on screen. */
export const liveWays = (tree: EpisodeTree, shown: Path): readonly Comparable[] =>
  leafPaths(tree)
    .map((path) => ({ path, kept: sharedSteps(path, shown) }))
    .filter(({ path, kept }) => kept < path.length)
    .map(({ path, kept }, at) => ({
      id: pathKey(path),
      title: `${modelName(path[kept]!)} from step ${kept + 1}`,
      path,
      first: at === 0,
    }))
