/** The track figure: the drawing, the stations on it as an ordered list, the lanes not taken as buttons. */
import { useMemo, useState } from 'react'
import type { Pool } from '../../core/routing/arms.ts'
import { AssignmentMarks, assignmentWords } from './assignment-text.tsx'
import {
  FigureFrame,
  type Journey,
  MeasuredFrame,
  NARROW,
  placeOf,
  progressOf,
} from './figure-frame.tsx'
import { GhostSign } from './ghost-sign.tsx'
import type { LaneView } from './lane-view.ts'
import { layoutTall } from './layout-tall.ts'
import { layoutWide } from './layout-wide.ts'
import { shownLanes } from './shown-lanes.ts'
import { textScale } from './text-scale.ts'
import { TrackDrawing } from './track-drawing.tsx'
import styles from './track-figure.module.css'

export interface TrackFigureProps extends Journey {
  readonly lanes: readonly LaneView[]
  readonly pool: Pool
  /** The task's metric: "F1". */
  readonly metric: string
  readonly routerName: string
  readonly onSeek: (cursor: number) => void
  readonly onLane: (lane: LaneView) => void
}

export const TrackFigure = (props: TrackFigureProps) => (
  <MeasuredFrame>{(width) => <PlacedFigure {...props} width={width} />}</MeasuredFrame>
)

const PlacedFigure = ({
  lanes: all,
  pool,
  metric,
  routerName,
  onSeek,
  onLane,
  width,
  ...journey
}: TrackFigureProps & { readonly width: number }) => {
  const { nodes, running } = journey
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
  const { reached, verdict } = progressOf(journey)
  const main = lanes.find((lane) => lane.main)
  const laneName = main && main.path.length > 0 ? 'by hand' : 'undecided'
  const [pointed, setPointed] = useState<string | null>(null)

  return (
    <FigureFrame
      layout={layout}
      journey={journey}
      metric={metric}
      onSeek={onSeek}
      head={
        <>
          <TrackDrawing
            layout={layout}
            lanes={lanes}
            models={[...nodes.map(({ step }) => step.model), ...(running ? [running.model] : [])]}
            reached={reached}
            ended={verdict !== null}
            pointed={pointed}
            pool={pool}
          />
          <p className={styles.router} style={placeOf(layout.switchBox)}>
            <span className="visually-hidden">The switch is set by </span>
            <span>{routerName}</span>
          </p>
          <p className={styles.name} data-axis={layout.axis} style={placeOf(layout.name)}>
            {main?.assignment ? (
              <>
                <span className="visually-hidden">
                  {`Lane: ${assignmentWords(main.assignment, pool)}`}
                </span>
                <AssignmentMarks assignment={main.assignment} pool={pool} />
              </>
            ) : (
              laneName
            )}
          </p>
        </>
      }
    >
      <ul aria-label="Lanes not taken">
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
    </FigureFrame>
  )
}
