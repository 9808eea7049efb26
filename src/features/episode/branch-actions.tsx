/** At the step on screen: let the other model take it; set two branches side by side. */
import { useState } from 'react'
import { ModelMark } from '../../components/model-mark.tsx'
import type { Path, TreeNode } from '../../core/episode/tree.ts'
import { branchPath, choosePath, comparePath, seek } from '../../store/episode-actions.ts'
import { runLive } from '../../store/live-run.ts'
import { selectAssignment } from '../../store/selectors.ts'
import type { Yard } from '../../store/yard.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import styles from './branch-actions.module.css'
import { laneWords } from './ghost-sign.tsx'
import type { LaneView } from './lane-view.ts'
import { otherModel, type PoolView, rankOf } from './pool-view.ts'
import type { EpisodeView } from './use-episode.ts'
import { ROLE_NAMES } from './words.ts'

export const BranchActions = ({ view }: { readonly view: EpisodeView }) => {
  const yard = useYardApi()
  const busy = useYard(
    ({ episode: { live } }) => live.type === 'loading' || live.type === 'running',
  )
  const byHand = useYard((state) => state.episode.chosenPath !== null)
  const { nodes, cursor, pool } = view
  const node = nodes[cursor - 1]
  return (
    <div className={styles.actions}>
      {node && <TryOther node={node} index={cursor - 1} view={view} busy={busy} />}
      <CompareWith lanes={view.lanes} pool={pool} />
      {byHand && !busy && (
        <button type="button" onClick={() => choosePath(yard, null)}>
          Back to the router’s choice
        </button>
      )}
      {node && (
        <p className={styles.note}>
          {ROLE_NAMES[node.step.role]} keeps the {rankOf(pool, otherModel(pool, node.step.model))}{' '}
          model from there on.
        </p>
      )}
    </div>
  )
}

const TryOther = ({
  node,
  index,
  view,
  busy,
}: {
  readonly node: TreeNode
  readonly index: number
  readonly view: EpisodeView
  readonly busy: boolean
}) => {
  const yard = useYardApi()
  const model = otherModel(view.pool, node.step.model)
  const rank = rankOf(view.pool, model)
  return (
    <button
      type="button"
      aria-disabled={busy}
      onClick={() => {
        if (!busy) takeOther(yard, view.path, index, () => branchPath(yard, index, model))
      }}
    >
      <ModelMark rank={rank} /> Try the {rank} model here
    </button>
  )

  function takeOther(on: Yard, path: Path, at: number, branch: () => Path): void {
    const next = branch()
    if (next.length > at) {
      choosePath(on, next)
      seek(on, at + 1)
    } else {
      // Who plays is settled by this lane: no router need be asked again.
      const arm = selectAssignment(on.getState())
      void runLive(on, { from: path.slice(0, at), firstModel: model, arm })
    }
  }
}

const CompareWith = ({
  lanes,
  pool,
}: {
  readonly lanes: readonly LaneView[]
  readonly pool: PoolView
}) => {
  const yard = useYardApi()
  const compared = useYard((state) => state.episode.comparedPath)
  const [picked, setPicked] = useState<string | null>(null)
  const others = lanes.filter((lane) => !lane.main && lane.path.length > 0)
  // The lane that shares most with this one tells most; the first where none shares anything.
  const closest = others.toSorted((a, b) => b.leaves - a.leaves)[0]
  const other = others.find((lane) => lane.id === picked) ?? closest
  if (!other) return null
  return (
    <div className={styles.compare}>
      <button
        type="button"
        aria-pressed={compared !== null}
        onClick={() => comparePath(yard, compared ? null : other.path)}
      >
        Compare
      </button>
      <select
        aria-label="Compare with"
        value={other.id}
        onChange={(event) => {
          const { value } = event.currentTarget
          setPicked(value)
          const lane = others.find(({ id }) => id === value)
          if (compared && lane) comparePath(yard, lane.path)
        }}
      >
        {others.map((lane) => (
          <option key={lane.id} value={lane.id}>
            with {laneWords(lane, pool)}
          </option>
        ))}
      </select>
    </div>
  )
}
