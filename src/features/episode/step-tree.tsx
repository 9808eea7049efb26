/** The step tree: a switch before every step, the path taken as the main track, the branches not taken as buttons. */
import { type CSSProperties, useMemo, useRef, useState } from 'react'
import type { ModelId } from '../../core/episode/step.ts'
import { formatScore } from './format.ts'
import { type Box, pathData } from './geometry.ts'
import { mainPieces, wagonStops } from './layout.ts'
import { RunningSign, StationSign } from './station-sign.tsx'
import { StepGhostSign } from './step-ghost.tsx'
import { LEAST_REGRET, type StepPoint } from './step-points.ts'
import styles from './step-tree.module.css'
import { StepTreeDrawing } from './step-tree-drawing.tsx'
import { stepTreeTall } from './step-tree-tall.ts'
import { stepTreeWide } from './step-tree-wide.ts'
import { textScale } from './text-scale.ts'
import { useElementWidth } from './use-element-width.ts'
import { useFollow } from './use-follow.ts'
import type { StepEpisodeView } from './use-step-episode.ts'
import { VerdictSign } from './verdict-sign.tsx'
import { Wagon } from './wagon.tsx'

/** Below this width the figure runs from top to bottom. */
const NARROW = 600

export interface StepTreeProps {
  readonly view: StepEpisodeView
  readonly onSeek: (cursor: number) => void
  /** Takes another branch at a step's index. */
  readonly onTake: (index: number, model: ModelId) => void
}

export const StepTree = (props: StepTreeProps) => {
  const frame = useRef<HTMLDivElement>(null)
  const width = useElementWidth(frame)
  return (
    <div className={styles.frame} ref={frame}>
      {width > 0 && <PlacedTree {...props} width={width} />}
    </div>
  )
}

const PlacedTree = ({
  view: { nodes, cursor, points, running, pool, metric },
  onSeek,
  onTake,
  width,
}: StepTreeProps & { readonly width: number }) => {
  const taken = points.map((point) => (point.taken === null ? null : pool.indexOf(point.taken)))
  const shape = taken.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the points change with the sliders, their shape seldom
  const layout = useMemo(
    () =>
      (width < NARROW ? stepTreeTall : stepTreeWide)({
        width,
        scale: textScale(),
        models: pool.length,
        taken,
      }),
    [shape, pool.length, width],
  )
  const [pointed, setPointed] = useState<number | null>(null)
  const { axis } = layout
  const verdict = cursor === nodes.length && !running ? (nodes.at(-1)?.verdict ?? null) : null
  const at = running ? nodes.length + 1 : cursor
  const stops = wagonStops(layout)
  const stop = stops[verdict ? stops.length - 1 : at] ?? 0
  const scroller = useFollow(layout, at, verdict !== null)

  return (
    <div className={styles.scroller} ref={scroller}>
      <div className={styles.figure} style={{ width: layout.width, height: layout.height }}>
        <StepTreeDrawing
          layout={layout}
          models={points.flatMap((point) => point.taken ?? [])}
          reached={at}
          ended={verdict !== null}
          pointed={pointed}
          pool={pool}
        />
        <ol aria-label="Steps of this episode">
          {nodes.map((node, index) => (
            <StationSign
              key={node.step.name}
              node={node}
              number={index + 1}
              shown={index < cursor}
              current={index === cursor - 1 && !running}
              axis={axis}
              place={placeOf(layout.stations[index]?.box)}
              onSeek={onSeek}
            />
          ))}
          {running && (
            <RunningSign
              running={running}
              axis={axis}
              place={placeOf(layout.stations[nodes.length]?.box)}
            />
          )}
        </ol>
        <ul aria-label="Values at the switches">
          {layout.switches.map(({ box }, index) => {
            const point = points[index]
            return (
              point && (
                <SwitchSign
                  key={point.index}
                  point={point}
                  shown={index <= at}
                  axis={axis}
                  place={placeOf(box)}
                />
              )
            )
          })}
        </ul>
        {layout.stations.length > 0 && (
          <Wagon axis={axis} path={pathData(mainPieces(layout))} distance={stop} />
        )}
        <VerdictSign
          verdict={verdict}
          metric={metric}
          axis={axis}
          place={placeOf(layout.verdict)}
          unfinished={!running && !nodes.at(-1)?.verdict}
        />
        <ul aria-label="Branches not taken">
          {layout.ghosts.map((ghost, place) => {
            const arm = points[ghost.point]?.arms[ghost.model]
            return (
              arm && (
                <StepGhostSign
                  key={`${ghost.point}:${ghost.model}`}
                  arm={arm}
                  number={ghost.point + 1}
                  axis={axis}
                  place={placeOf(ghost.box)}
                  pool={pool}
                  metric={metric}
                  onTake={() => onTake(ghost.point, arm.model)}
                  onPoint={(on) => setPointed(on ? place : null)}
                />
              )
            )
          })}
        </ul>
      </div>
    </div>
  )
}

/** What a decision point is worth, and what its decision gives away. */
const SwitchSign = ({
  point: { index, value, regret },
  shown,
  axis,
  place,
}: {
  readonly point: StepPoint
  /** Whether the wagon has come to it: before, its decision is not made. */
  readonly shown: boolean
  readonly axis: 'x' | 'y'
  readonly place: CSSProperties
}) =>
  value !== null && (
    <li className={styles.switch} data-axis={axis} style={place}>
      <span className={styles.value}>
        <span className="visually-hidden">Value at switch {index + 1}: </span>
        {axis === 'y' && <span aria-hidden="true">value </span>}
        {formatScore(value)}
      </span>
      {shown && regret !== null && regret >= LEAST_REGRET && (
        <span className={styles.regret}>
          <span className={axis === 'x' ? 'visually-hidden' : undefined}>regret </span>
          {axis === 'x' && <span aria-hidden="true">−</span>}
          {formatScore(regret)}
        </span>
      )}
    </li>
  )

const placeOf = (box: Box | undefined): CSSProperties =>
  box ? { left: box.x, top: box.y, width: box.width, height: box.height } : {}
