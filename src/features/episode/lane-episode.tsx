/** An episode whose models are chosen once, before its first step: a lane an assignment. */

import { modelWords, otherModels } from '../../components/model-look.ts'
import { choosePath, seek } from '../../store/episode-actions.ts'
import { runLive } from '../../store/live-run.ts'
import { selectArms, selectPriceBook, selectRouter } from '../../store/routing-selectors.ts'
import { selectComparedNodes } from '../../store/selectors.ts'
import type { Yard } from '../../store/yard.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import { BetterLanes } from './better-lanes-list.tsx'
import { BranchActions } from './branch-actions.tsx'
import { CompareView } from './compare-view.tsx'
import { CostRibbon } from './cost-ribbon.tsx'
import { DecisionPanel } from './decision-panel.tsx'
import { Detail } from './detail.tsx'
import styles from './episode-panel.module.css'
import { laneWords } from './ghost-sign.tsx'
import { assignmentAt, type LaneView } from './lane-view.ts'
import { pathKey } from './lanes.ts'
import { ledgerOf } from './ledger.ts'
import { LiveStrip } from './live-strip.tsx'
import { takeModel } from './take-model.ts'
import { TrackFigure } from './track-figure.tsx'
import { Transport } from './transport.tsx'
import { type LaneEpisodeView, useLaneEpisode } from './use-lane-episode.ts'
import { VerdictCard } from './verdict-card.tsx'
import { ROLE_NAMES } from './words.ts'

export const LaneEpisode = () => {
  const yard = useYardApi()
  const view = useLaneEpisode()
  const { nodes, cursor, pool, lanes } = view
  const live = useYard((state) => state.episode.live)
  const routerName = useYard((state) => selectRouter(state).name)
  const verdict = cursor === nodes.length ? nodes.at(-1)?.verdict : null
  const main = lanes.find((lane) => lane.main)
  return (
    <>
      <TrackFigure
        lanes={lanes}
        nodes={nodes}
        cursor={cursor}
        running={live.type === 'running' ? live : null}
        pool={pool}
        metric={view.metric}
        routerName={routerName}
        onSeek={(to) => seek(yard, to)}
        onLane={(lane) => takeLane(yard, lane)}
      />
      <CostRibbon ledger={view.ledger} cursor={cursor} pool={pool} />
      <Transport view={view} />
      <LiveStrip />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Detail
            view={view}
            waiting="The question waits at the switch. Step sends it down its track."
          />
          <BranchActions
            view={view}
            others={comparables(view)}
            onTake={(index, model) => takeModel(yard, index, model)}
            note={noteOf(view)}
          />
          {verdict && main?.outcome && (
            <VerdictCard verdict={verdict} outcome={main.outcome} metric={view.metric}>
              <BetterLanes lanes={lanes} pool={pool} metric={view.metric} />
            </VerdictCard>
          )}
        </div>
        <DecisionPanel
          shown={main?.arm ?? null}
          pool={pool}
          metric={view.metric}
          onTake={(arm) => {
            const lane = lanes.find((each) => each.arm === arm)
            if (lane && !lane.main) takeLane(yard, lane)
          }}
        />
      </div>
      <Compared view={view} />
    </>
  )
}

/** Shows a lane's steps; where there are none yet, the models run it. */
function takeLane(yard: Yard, lane: LaneView): void {
  if (lane.path.length > 0) choosePath(yard, lane.path)
  else if (lane.assignment) void runLive(yard, { arm: lane.assignment })
}

/** The lane that shares most with this one tells most; the first where none shares anything. */
const comparables = ({ lanes, pool }: LaneEpisodeView) => {
  const others = lanes.filter((lane) => !lane.main && lane.path.length > 0)
  const closest = others.toSorted((a, b) => b.leaves - a.leaves)[0]
  return others.map((lane) => ({
    id: lane.id,
    title: laneWords(lane, pool),
    path: lane.path,
    first: lane === closest,
  }))
}

function noteOf({ nodes, cursor, pool }: LaneEpisodeView): string | null {
  const step = nodes[cursor - 1]?.step
  if (!step) return null
  const [other, ...more] = otherModels(pool, step.model)
  if (!other) return null
  const which = more.length === 0 ? `the ${modelWords(pool, other)} model` : 'that model'
  return `${ROLE_NAMES[step.role]} keeps ${which} from there on.`
}

const Compared = ({ view }: { readonly view: LaneEpisodeView }) => {
  const nodes = useYard(selectComparedNodes)
  const path = useYard((state) => state.episode.comparedPath)
  const arms = useYard(selectArms)
  const book = useYard(selectPriceBook)
  if (!nodes || !path) return null
  const lane = view.lanes.find((each) => pathKey(each.path) === pathKey(path) && !each.main)
  const main = view.lanes.find((each) => each.main)
  const assignment = lane?.assignment ?? assignmentAt(nodes, arms[0]!)
  return (
    <CompareView
      left={{
        title: main ? laneWords(main, view.pool) : 'This lane',
        nodes: view.nodes,
        ledger: view.ledger,
      }}
      right={{
        title: lane ? laneWords(lane, view.pool) : 'The other branch',
        nodes,
        ledger: ledgerOf(book, assignment, nodes),
      }}
      pool={view.pool}
      metric={view.metric}
    />
  )
}
