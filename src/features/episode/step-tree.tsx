/** The step tree: a switch before every step, the path taken as the main track, the branches not taken as buttons. */
import { type CSSProperties, useMemo, useState } from 'react'
import type { ModelId } from '../../core/episode/step.ts'
import { FigureFrame, MeasuredFrame, NARROW, placeOf, progressOf } from './figure-frame.tsx'
import { formatScore } from './format.ts'
import { StepGhostSign } from './step-ghost.tsx'
import { LEAST_REGRET, type StepPoint } from './step-points.ts'
import styles from './step-tree.module.css'
import { StepTreeDrawing } from './step-tree-drawing.tsx'
import { stepTreeTall } from './step-tree-tall.ts'
import { stepTreeWide } from './step-tree-wide.ts'
import { textScale } from './text-scale.ts'
import type { StepEpisodeView } from './use-step-episode.ts'

export interface StepTreeProps {
  readonly view: StepEpisodeView
  readonly onSeek: (cursor: number) => void
  /** Takes another branch at a step's index. */
  readonly onTake: (index: number, model: ModelId) => void
}

export const StepTree = (props: StepTreeProps) => (
  <MeasuredFrame>{(width) => <PlacedTree {...props} width={width} />}</MeasuredFrame>
)

const PlacedTree = ({
  view,
  onSeek,
  onTake,
  width,
}: StepTreeProps & { readonly width: number }) => {
  const { points, pool, metric } = view
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
  const { reached, verdict } = progressOf(view)

  return (
    <FigureFrame
      layout={layout}
      journey={view}
      metric={metric}
      onSeek={onSeek}
      head={
        <StepTreeDrawing
          layout={layout}
          models={points.flatMap((point) => point.taken ?? [])}
          reached={reached}
          ended={verdict !== null}
          pointed={pointed}
          pool={pool}
        />
      }
    >
      <ul aria-label="Values at the switches">
        {layout.switches.map(({ box }, index) => {
          const point = points[index]
          return (
            point && (
              <SwitchSign
                key={point.index}
                point={point}
                shown={index <= reached}
                axis={axis}
                place={placeOf(box)}
              />
            )
          )
        })}
      </ul>
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
    </FigureFrame>
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
        <span className="visually-hidden">{`Value at switch ${index + 1}: `}</span>
        {axis === 'y' && <span aria-hidden="true">value </span>}
        <span>{formatScore(value)}</span>
      </span>
      {shown && regret !== null && regret >= LEAST_REGRET && (
        <span className={styles.regret}>
          <span className={axis === 'x' ? 'visually-hidden' : undefined}>regret </span>
          {axis === 'x' && <span aria-hidden="true">−</span>}
          <span>{formatScore(regret)}</span>
        </span>
      )}
    </li>
  )
