/** What both figures of an episode share: a frame that measures its width, and the main track's stations, wagon and verdict. */
import { type CSSProperties, type ReactNode, useRef } from 'react'
import type { Verdict } from '../../core/episode/protocol.ts'
import type { TreeNode } from '../../core/episode/tree.ts'
import styles from './figure-frame.module.css'
import { type Box, pathData } from './geometry.ts'
import { type MainTrack, mainPieces, type TrackLayout, wagonStops } from './layout.ts'
import type { RunningTurn } from './running-turn.ts'
import { RunningSign, StationSign } from './station-sign.tsx'
import { useElementWidth } from './use-element-width.ts'
import { useFollow } from './use-follow.ts'
import { VerdictSign } from './verdict-sign.tsx'
import { Wagon } from './wagon.tsx'

/** Below this width, in pixels, a figure runs from top to bottom. */
export const NARROW = 600

/** Draws `children` in the width there is, once that is known. */
export const MeasuredFrame = ({
  children,
}: {
  readonly children: (width: number) => ReactNode
}) => {
  const frame = useRef<HTMLDivElement>(null)
  const width = useElementWidth(frame)
  return (
    <div className={styles.frame} ref={frame}>
      {width > 0 && children(width)}
    </div>
  )
}

export interface Journey {
  /** Every step of the main track, shown yet or not. */
  readonly nodes: readonly TreeNode[]
  readonly cursor: number
  /** The turn being written now, after the last node. */
  readonly running: RunningTurn | null
}

/** Steps that the wagon has come to, and the verdict once it has arrived. */
export function progressOf({ nodes, cursor, running }: Journey): {
  readonly reached: number
  readonly verdict: Verdict | null
} {
  if (running) return { reached: nodes.length + 1, verdict: null }
  const last = cursor === nodes.length ? nodes.at(-1) : undefined
  return { reached: cursor, verdict: last?.verdict ?? null }
}

export const FigureFrame = ({
  layout,
  journey,
  metric,
  head,
  onSeek,
  children,
}: {
  readonly layout: MainTrack & Pick<TrackLayout, 'axis' | 'width' | 'height' | 'verdict'>
  readonly journey: Journey
  /** The task's metric: "F1". */
  readonly metric: string
  /** The drawing under the signs, and what is read before the stations. */
  readonly head: ReactNode
  readonly onSeek: (cursor: number) => void
  /** What is read after the verdict. */
  readonly children: ReactNode
}) => {
  const { axis } = layout
  const { nodes, cursor, running } = journey
  const { reached, verdict } = progressOf(journey)
  const scroller = useFollow(layout, reached, verdict !== null)
  const stops = wagonStops(layout)
  const track = mainPieces(layout)
  return (
    <div className={styles.scroller} ref={scroller}>
      <div className={styles.figure} style={{ width: layout.width, height: layout.height }}>
        {head}
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
        {track.length > 0 && (
          <Wagon
            axis={axis}
            path={pathData(track)}
            distance={stops[verdict ? stops.length - 1 : reached] ?? 0}
          />
        )}
        <VerdictSign
          verdict={verdict}
          metric={metric}
          axis={axis}
          place={placeOf(layout.verdict)}
          unfinished={!running && !nodes.at(-1)?.verdict}
        />
        {children}
      </div>
    </div>
  )
}

export const placeOf = (box: Box | undefined): CSSProperties =>
  box ? { left: box.x, top: box.y, width: box.width, height: box.height } : {}
