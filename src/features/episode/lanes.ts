/** Which tracks the figure draws: one lane an arm, one for every branch that someone made by hand. */

import { modelId } from '../../core/episode/step.ts'
import { type Branches, type EpisodeTree, nodesAlong, type Path } from '../../core/episode/tree.ts'

export interface Lane {
  /** Unique in a figure and stable while it stands. */
  readonly id: string
  /** The arm whose episode this is; null for a branch made by hand. */
  readonly arm: number | null
  readonly path: Path
  /** Steps it shares with the lane that the wagon is on before it leaves it; 0 leaves at the switch. */
  readonly leaves: number
  /** Steps it shares with the arm that it comes from: by these a branch by hand is called. An arm's own are all. */
  readonly kept: number
  /** Whether the wagon is on it. */
  readonly main: boolean
  /** Whether the tree has its episode to the verdict. */
  readonly complete: boolean
}

export const pathKey = (path: Path): string => path.join('>')

/** Every path of the tree that goes no further. */
export function leafPaths(tree: EpisodeTree): readonly Path[] {
  const walk = (branches: Branches, path: Path): readonly Path[] => {
    const nodes = Object.entries(branches)
    if (nodes.length === 0) return path.length > 0 ? [path] : []
    return nodes.flatMap(([model, node]) => walk(node.branches, [...path, modelId(model)]))
  }
  return walk(tree.branches, [])
}

/** How many steps two paths have in common. */
export function sharedSteps(a: Path, b: Path): number {
  const differs = a.findIndex((model, index) => model !== b[index])
  return differs === -1 ? a.length : differs
}

const begins = (path: Path, other: Path): boolean => sharedSteps(path, other) === path.length

/**
 * The lanes in drawing order: the arms in their own order, each branch by hand after the lane that the wagon is on.
 *
 * @param armPaths the recorded path of each arm, as far as the tree has it; empty where it has nothing
 * @param path the path that the wagon follows; equal to an arm's, or a branch by hand
 * @param arm the arm that `path` follows where several arms wrote the same steps; null for a branch by hand
 */
export function lanesOf(
  tree: EpisodeTree,
  armPaths: readonly Path[],
  path: Path,
  arm: number | null,
): readonly Lane[] {
  const complete = (lane: Path): boolean => nodesAlong(tree, lane).at(-1)?.verdict != null
  const home = arm ?? homeArm(armPaths, path)
  const byHand = leafPaths(tree).filter(
    (leaf) => !armPaths.some((other) => begins(leaf, other)) && !begins(leaf, path),
  )
  const main: Lane = {
    id: arm === null ? 'by-hand' : `arm-${arm}`,
    arm,
    path,
    leaves: 0,
    kept: sharedSteps(path, armPaths[home] ?? []),
    main: true,
    complete: complete(path),
  }
  const branches = byHand.map(
    (leaf): Lane => ({
      id: pathKey(leaf),
      arm: null,
      path: leaf,
      leaves: sharedSteps(leaf, path),
      kept: sharedSteps(leaf, armPaths[homeArm(armPaths, leaf)] ?? []),
      main: false,
      complete: complete(leaf),
    }),
  )
  return armPaths.flatMap((armPath, index): readonly Lane[] => {
    const isHome = index === home
    if (isHome && arm !== null) return [main, ...branches]
    const ghost: Lane = {
      id: `arm-${index}`,
      arm: index,
      path: armPath,
      leaves: isHome ? sharedSteps(armPath, path) : 0,
      kept: armPath.length,
      main: false,
      complete: complete(armPath),
    }
    return isHome ? [main, ghost, ...branches] : [ghost]
  })
}

/** The arm that a branch by hand was made from: the one with which it shares most. */
export function homeArm(armPaths: readonly Path[], path: Path): number {
  const shared = armPaths.map((armPath) => sharedSteps(armPath, path))
  return Math.max(0, shared.indexOf(Math.max(...shared)))
}
