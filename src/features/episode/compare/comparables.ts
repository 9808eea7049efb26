/** The paths that the one on screen can be compared with. */
import { utility } from '../../../core/cost/utility.ts'
import { armOf } from '../../../core/episode/arm.ts'
import { modelName } from '../../../core/episode/model-name.ts'
import type { Path } from '../../../core/episode/tree.ts'
import { branchPath, selectRoutedPath } from '../../../store/decision-paths.ts'
import type { Point } from '../../../store/decision-points.ts'
import { pathKey } from '../../../store/episode-view.ts'
import { selectPool, selectTask } from '../../../store/pool-selectors.ts'
import { pathOfChoice, selectPath } from '../../../store/selectors.ts'
import type { YardState } from '../../../store/state.ts'
import { branchWords } from '../figure/branch-sign.tsx'
import { type Branch, isSettled, sharedSteps } from '../figure/branches.ts'

export interface Comparable {
  readonly id: string
  readonly title: string
  readonly path: Path
}

/**
 * Each path once, without the one on screen; the first is the default. Where one decision settles the episode, these are the
 * figure's branches, those that share most steps first. Elsewhere they are the best path, the router's, each model alone, and
 * the branches made by hand.
 */
export function comparables(
  state: YardState,
  points: readonly Point[],
  branches: readonly Branch[],
): readonly Comparable[] {
  const shown = selectPath(state)
  const pool = selectPool(state)
  const drawn = (from: readonly Branch[]) =>
    from
      .toSorted((a, b) => sharedSteps(b.path, shown) - sharedSteps(a.path, shown))
      .map((branch) => ({
        id: branch.id,
        title: branchWords(branch, pool),
        path: branch.path,
      }))
  const found = isSettled(points)
    ? drawn(branches)
    : [
        { id: 'best', title: 'the best path', path: bestPath(state, points[0]) },
        { id: 'router', title: 'the router’s choice', path: selectRoutedPath(state).path },
        ...aloneOf(state, points[0]),
        ...drawn(branches.filter(({ choice }) => choice === null)),
      ]
  const others = found.filter(({ path }) => path.length > 0 && pathKey(path) !== pathKey(shown))
  return others.filter(
    ({ path }, at) => others.findIndex((each) => pathKey(each.path) === pathKey(path)) === at,
  )
}

/** The recorded path of the most utility; empty where it is not known. */
function bestPath(state: YardState, start: Point | undefined): Path {
  if (!start?.worths) return []
  const { preference } = state.setup
  const best = start.worths.findIndex(
    ({ perf, cost }) => utility(preference, perf, cost) === start.value,
  )
  return branchPath(state, [], 0, start.arms[best]!, 'best') ?? []
}

/** The recorded paths on which one model plays every role. */
function aloneOf(state: YardState, start: Point | undefined): readonly Comparable[] {
  if (!start?.worths) return []
  const { roles } = selectTask(state)
  return selectPool(state).map((model) => ({
    id: model,
    title: `${modelName(model)} alone`,
    path: pathOfChoice(state, armOf(Object.fromEntries(roles.map((role) => [role, model])))),
  }))
}
