/** The track figure: the drawing, the stations on it as an ordered list, the lanes not taken as buttons. */
import { type CSSProperties, useMemo, useRef, useState } from 'react'
import type { TreeNode } from '../../core/episode/tree.ts'
import type { Pool } from '../../core/routing/arms.ts'
import { AssignmentMarks, assignmentWords } from './assignment-text.tsx'
import { type Box, pathData } from './geometry.ts'
import { GhostSign } from './ghost-sign.tsx'
import type { LaneView } from './lane-view.ts'
import { mainPieces, wagonStops } from './layout.ts'
import { layoutTall } from './layout-tall.ts'
import { layoutWide } from './layout-wide.ts'
import type { RunningTurn } from './running-turn.ts'
import { shownLanes } from './shown-lanes.ts'
import { RunningSign, StationSign } from './station-sign.tsx'
import { textScale } from './text-scale.ts'
import { TrackDrawing } from './track-drawing.tsx'
import styles from './track-figure.module.css'
import { useElementWidth } from './use-element-width.ts'
import { useFollow } from './use-follow.ts'
import { VerdictSign } from './verdict-sign.tsx'
import { Wagon } from './wagon.tsx'

/** Below this width the figure runs from top to bottom. */
const NARROW = 600

export interface TrackFigureProps {
  readonly lanes: readonly LaneView[]
  /** Every step of the main lane, shown yet or not. */
  readonly nodes: readonly TreeNode[]
  readonly cursor: number
  /** The turn being written now, after the last node. */
  readonly running: RunningTurn | null
  readonly pool: Pool
  /** The task's metric: "F1". */
  readonly metric: string
  readonly routerName: string
  readonly onSeek: (cursor: number) => void
  readonly onLane: (lane: LaneView) => void
}

export const TrackFigure = (props: TrackFigureProps) => {
  const frame = useRef<HTMLDivElement>(null)
  const width = useElementWidth(frame)
  return (
    <div className={styles.frame} ref={frame}>
      {width > 0 && <PlacedFigure {...props} width={width} />}
    </div>
  )
}

const PlacedFigure = ({
  lanes: all,
  nodes,
  cursor,
  running,
  pool,
  metric,
  routerName,
  onSeek,
  onLane,
  width,
}: TrackFigureProps & { readonly width: number }) => {
  const steps = nodes.length + (running ? 1 : 0)
  const narrow = width < NARROW
  const lanes = useMemo(() => shownLanes(all, narrow ? 4 : 6), [all, narrow])
  const layout = useMemo(
    () =>
      (narrow ? layoutTall : layoutWide)({
        width,
        scale: textScale(),
        lanes: lanes.map(({ main, leaves, path }) => ({
          main,
          leaves,
          steps: main ? steps : path.length,
        })),
      }),
    [lanes, steps, width, narrow],
  )
  const verdict = cursor === nodes.length && !running ? (nodes.at(-1)?.verdict ?? null) : null
  const at = running ? steps : cursor
  const stops = wagonStops(layout)
  const stop = stops[verdict ? stops.length - 1 : at] ?? 0
  const main = lanes.find((lane) => lane.main)
  const laneName = main && main.path.length > 0 ? 'by hand' : 'undecided'
  const [pointed, setPointed] = useState<string | null>(null)
  const scroller = useFollow(layout, at, verdict !== null)

  return (
    <div className={styles.scroller} ref={scroller}>
      <div className={styles.figure} style={{ width: layout.width, height: layout.height }}>
        <TrackDrawing
          layout={layout}
          lanes={lanes}
          models={[...nodes.map(({ step }) => step.model), ...(running ? [running.model] : [])]}
          reached={at}
          ended={verdict !== null}
          pointed={pointed}
          pool={pool}
        />
        <p className={styles.router} style={placeOf(layout.switchBox)}>
          <span className="visually-hidden">The switch is set by </span>
          {routerName}
        </p>
        <p className={styles.name} data-axis={layout.axis} style={placeOf(layout.name)}>
          {main?.assignment ? (
            <>
              <span className="visually-hidden">
                Lane: {assignmentWords(main.assignment, pool)}
              </span>
              <AssignmentMarks assignment={main.assignment} pool={pool} />
            </>
          ) : (
            laneName
          )}
        </p>
        <ol className={styles.stations} aria-label="Steps of this episode">
          {nodes.map((node, index) => (
            <StationSign
              key={node.step.name}
              node={node}
              number={index + 1}
              shown={index < cursor}
              current={index === cursor - 1 && !running}
              axis={layout.axis}
              place={placeOf(layout.stations[index]?.box)}
              onSeek={onSeek}
            />
          ))}
          {running && (
            <RunningSign
              running={running}
              axis={layout.axis}
              place={placeOf(layout.stations[steps - 1]?.box)}
            />
          )}
        </ol>
        <Wagon axis={layout.axis} path={pathData(mainPieces(layout))} distance={stop} />
        <VerdictSign
          verdict={verdict}
          metric={metric}
          axis={layout.axis}
          place={placeOf(layout.verdict)}
          unfinished={!running && !nodes.at(-1)?.verdict}
        />
        <ul className={styles.ghosts} aria-label="Lanes not taken">
          {lanes.map((lane, index) => {
            const ghost = layout.ghosts[index]
            return (
              ghost && (
                <GhostSign
                  key={lane.id}
                  lane={lane}
                  axis={layout.axis}
                  place={placeOf(ghost.box)}
                  pool={pool}
                  metric={metric}
                  onLane={onLane}
                  onPoint={setPointed}
                />
              )
            )
          })}
        </ul>
      </div>
    </div>
  )
}

const placeOf = (box: Box | undefined): CSSProperties =>
  box ? { left: box.x, top: box.y, width: box.width, height: box.height } : {}
