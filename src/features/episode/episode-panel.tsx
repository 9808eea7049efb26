/** The Episode region: the question, the track it takes, the step and the decision behind it, and what came of it. */
import { Badge } from '../../components/badge.tsx'
import { Panel } from '../../components/panel.tsx'
import { choosePath, seek } from '../../store/episode-actions.ts'
import { runLive } from '../../store/live-run.ts'
import { selectArms, selectPriceBook, selectRouter } from '../../store/routing-selectors.ts'
import { selectComparedNodes, selectQuestion, selectRecording } from '../../store/selectors.ts'
import type { Yard } from '../../store/yard.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import { BranchActions } from './branch-actions.tsx'
import { CompareView } from './compare-view.tsx'
import { CostRibbon } from './cost-ribbon.tsx'
import { DecisionPanel } from './decision-panel.tsx'
import styles from './episode-panel.module.css'
import { laneWords } from './ghost-sign.tsx'
import { assignmentAt, type LaneView } from './lane-view.ts'
import { pathKey } from './lanes.ts'
import { ledgerOf } from './ledger.ts'
import { LiveStrip } from './live-strip.tsx'
import { StepDetail } from './step-detail.tsx'
import { StreamingDetail } from './streaming-detail.tsx'
import { TrackFigure } from './track-figure.tsx'
import { Transport } from './transport.tsx'
import { type EpisodeView, useEpisode } from './use-episode.ts'
import { VerdictCard } from './verdict-card.tsx'

export const EpisodePanel = () => {
  const yard = useYardApi()
  const view = useEpisode()
  const question = useYard(selectQuestion)
  const live = useYard((state) => state.episode.live)
  const running = live.type === 'running' ? live : null
  const routerName = useYard((state) => selectRouter(state).name)
  const origin =
    running || view.nodes.some(({ step }) => step.origin === 'live') ? 'live' : 'recorded'
  return (
    <Panel
      name="Episode"
      hint="The switch picks a model for Teacher (T) and Student (S); the wagon is the question."
      aside={view.nodes.length > 0 || running ? <Badge origin={origin} /> : null}
    >
      <div className={styles.body}>
        <h3 className={styles.question}>{question.text}</h3>
        <TrackFigure
          lanes={view.lanes}
          nodes={view.nodes}
          cursor={view.cursor}
          running={running}
          pool={view.pool}
          routerName={routerName}
          onSeek={(cursor) => seek(yard, cursor)}
          onLane={(lane) => takeLane(yard, lane)}
        />
        <CostRibbon ledger={view.ledger} cursor={view.cursor} pool={view.pool} />
        <Transport view={view} />
        <LiveStrip />
        <div className={styles.columns}>
          <div className={styles.column}>
            <Detail view={view} />
            <BranchActions view={view} />
            <End view={view} />
          </div>
          <DecisionPanel
            shown={view.lanes.find((lane) => lane.main)?.arm ?? null}
            pool={view.pool}
          />
        </div>
        <Compared view={view} />
      </div>
    </Panel>
  )
}

/** Shows a lane's steps; where there are none yet, the models run it. */
function takeLane(yard: Yard, lane: LaneView): void {
  if (lane.path.length > 0) choosePath(yard, lane.path)
  else if (lane.assignment) void runLive(yard, { arm: lane.assignment })
}

const Detail = ({ view: { nodes, ledger, cursor, pool } }: { readonly view: EpisodeView }) => {
  const live = useYard((state) => state.episode.live)
  const recording = useYard(selectRecording)
  if (live.type === 'running') {
    return <StreamingDetail running={live} number={nodes.length + 1} pool={pool} />
  }
  const node = nodes[cursor - 1]
  const entry = ledger[cursor - 1]
  if (node && entry) {
    return <StepDetail step={node.step} entry={entry} number={cursor} pool={pool} />
  }
  if (nodes.length > 0) {
    return (
      <p className={styles.waiting}>
        The question waits at the switch. Step sends it down its track.
      </p>
    )
  }
  return <p className={styles.waiting}>{NOTHING_YET[recording]}</p>
}

const NOTHING_YET = {
  there: 'The router cannot decide this one. Pick another router.',
  coming: 'Loading the recorded episode …',
  none: 'Nobody has recorded this question. Run live lets the models play it.',
}

const Compared = ({ view }: { readonly view: EpisodeView }) => {
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
    />
  )
}

const End = ({ view: { nodes, cursor, lanes, pool } }: { readonly view: EpisodeView }) => {
  const verdict = cursor === nodes.length ? nodes.at(-1)?.verdict : null
  const outcome = lanes.find((lane) => lane.main)?.outcome
  if (!verdict || !outcome) return null
  return <VerdictCard verdict={verdict} outcome={outcome} lanes={lanes} pool={pool} />
}
