/**
 * The figure of an episode: a main track with its stations as an ordered list, a switch before every step where a decision is
 * due, and the branches not taken as buttons.
 */
import {
  type CSSProperties,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { ArmMarks, armWords } from '../../../components/arm-text.tsx'
import { textScale } from '../../../components/text-scale.ts'
import type { Arm } from '../../../core/episode/arm.ts'
import type { Verdict } from '../../../core/episode/protocol.ts'
import type { EpisodeView } from '../use-episode.ts'
import { BranchSign } from './branch-sign.tsx'
import { type Branch, placeOnTrack } from './branches.ts'
import { Drawing } from './drawing.tsx'
import { SwitchSign, VerdictSign } from './end-signs.tsx'
import styles from './figure.module.css'
import type { Box } from './geometry.ts'
import type { FigureLayout, Station } from './layout.ts'
import { layoutTall } from './layout-tall.ts'
import { layoutWide } from './layout-wide.ts'
import { shapeOf, shownBranches } from './shape.ts'
import { RunningSign, StationSign } from './station-sign.tsx'
import { Wagon } from './wagon.tsx'

/** Below this width, in pixels at the usual text size, the figure runs from top to bottom. */
const NARROW = 600

/** Of a large pool, at each switch. */
const MOST_BRANCHES = 6

export interface FigureProps {
  readonly view: EpisodeView
  readonly branches: readonly Branch[]
  readonly routerName: string
  readonly isTakeable: (branch: Branch) => boolean
  readonly onSeek: (cursor: number) => void
  readonly onTake: (branch: Branch) => void
}

/** Drawn in the available width, once that is known. */
export const Figure = (props: FigureProps) => {
  const frame = useRef<HTMLDivElement>(null)
  const width = useElementWidth(frame)
  return (
    <div className={styles.frame} ref={frame}>
      {width > 0 && <PlacedFigure {...props} width={width} />}
    </div>
  )
}

const PlacedFigure = ({
  view,
  branches: all,
  routerName,
  isTakeable,
  onSeek,
  onTake,
  width,
}: FigureProps & { readonly width: number }) => {
  const { nodes, cursor, running, points, pool, metric, settled } = view
  const steps = nodes.length + (running ? 1 : 0)
  const narrow = useMemo(() => width < NARROW * textScale(), [width])
  const branches = shownBranches(all, MOST_BRANCHES)
  const layout = useLayout(shapeOf(points, branches, steps), width, narrow)
  const [pointed, setPointed] = useState<string | null>(null)
  const { reached, verdict } = progressOf(view)
  const scroller = useFollow(layout, reached, verdict !== null)
  const { axis } = layout
  return (
    <>
      <div className={styles.scroller} ref={scroller}>
        <div className={styles.figure} style={{ width: layout.width, height: layout.height }}>
          <Drawing
            layout={layout}
            branches={branches}
            models={[...nodes.map(({ step }) => step.model), ...(running ? [running.model] : [])]}
            reached={reached}
            ended={verdict !== null}
            pointed={pointed}
          />
          {settled && (
            <p className={styles.name} data-axis={axis} style={placeOf(layout.name)}>
              <TrackName view={view} />
            </p>
          )}
          <ol aria-label="Steps of this episode">
            {nodes.map((node, index) => (
              <StationSign
                key={node.step.name}
                node={node}
                number={index + 1}
                shown={index < cursor}
                current={index === cursor - 1 && !running}
                axis={axis}
                place={stationPlace(layout.stations[index])}
                onSeek={onSeek}
              />
            ))}
            {running && (
              <RunningSign
                running={running}
                axis={axis}
                place={stationPlace(layout.stations[nodes.length])}
              />
            )}
          </ol>
          <Wagon layout={layout} reached={reached} ended={verdict !== null} />
          <VerdictSign
            verdict={verdict}
            metric={metric}
            axis={axis}
            place={placeOf(layout.verdict)}
            unfinished={!running && !nodes.at(-1)?.verdict}
          />
          {points.length > 0 && (
            <p className={styles.router} data-axis={axis} style={placeOf(layout.router)}>
              <span className="visually-hidden">Switches set by </span>
              <span>{routerName}</span>
            </p>
          )}
          <ul aria-label="Values at the switches">
            {points.map((point, at) => (
              <SwitchSign
                key={point.index}
                point={point}
                shown={at <= reached}
                axis={axis}
                place={placeOf(layout.switches[at]?.box)}
              />
            ))}
          </ul>
          <ul aria-label="Branches not taken">
            {branches.map((branch, at) => (
              <BranchSign
                key={branch.id}
                branch={branch}
                takeable={isTakeable(branch)}
                axis={axis}
                place={placeOf(layout.branches[at]?.box)}
                pool={pool}
                metric={metric}
                onTake={onTake}
                onPoint={setPointed}
              />
            ))}
          </ul>
        </div>
      </div>
      {branches.length < all.length && (
        <p className={styles.left}>
          {`${branches.length} of the ${all.length} branches not taken are drawn. The table of the decision has all.`}
        </p>
      )}
    </>
  )
}

/** Who plays on the main track, where one decision settles the episode. */
const TrackName = ({ view: { points, nodes, pool } }: Pick<FigureProps, 'view'>) => {
  const point = points[0]
  const place = point ? placeOnTrack(points, point, nodes.length) : null
  const arm: Arm | undefined = place === null ? undefined : point?.arms[place]
  if (!arm) return <span>{nodes.length > 0 ? 'by hand' : 'undecided'}</span>
  return (
    <>
      <span className="visually-hidden">{`Track: ${armWords(arm, pool)}`}</span>
      <ArmMarks arm={arm} />
    </>
  )
}

/** How many steps the wagon has reached, and the verdict once it has arrived. */
function progressOf({ nodes, cursor, running }: EpisodeView): {
  readonly reached: number
  readonly verdict: Verdict | null
} {
  if (running) return { reached: nodes.length + 1, verdict: null }
  const last = cursor === nodes.length ? nodes.at(-1) : undefined
  return { reached: cursor, verdict: last?.verdict ?? null }
}

/** The points change with the sliders, but their shape seldom does: while it stays the same, the layout is kept. */
function useLayout(
  shape: ReturnType<typeof shapeOf>,
  width: number,
  narrow: boolean,
): FigureLayout {
  const key = JSON.stringify(shape)
  return useMemo(() => {
    const known: ReturnType<typeof shapeOf> = JSON.parse(key)
    return (narrow ? layoutTall : layoutWide)({ ...known, width, scale: textScale() })
  }, [key, width, narrow])
}

const placeOf = (box: Box | undefined): CSSProperties =>
  box ? { left: box.x, top: box.y, width: box.width, height: box.height } : {}

/** All of a station, so that it can be pressed anywhere: the label's row, then the caption's. */
const stationPlace = (station: Station | undefined): CSSProperties => {
  if (!station) return {}
  const { label, caption } = station
  const above = caption.y - label.y
  return {
    ...placeOf({ ...label, height: above + caption.height }),
    gridTemplateRows: `${label.height}px ${above - label.height}px minmax(0, 1fr)`,
  }
}

/** An element's content width in pixels; 0 until it is measured, which is before the first paint. */
function useElementWidth(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    setWidth(element.clientWidth)
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return width
}

/** Keeps the wagon in view where the figure is wider than its frame. */
function useFollow(
  { stations }: FigureLayout,
  at: number,
  ended: boolean,
): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null)
  const seen = stations[Math.max(0, at - 1)]?.at.x ?? 0
  useEffect(() => {
    const element = frame.current
    if (!element || element.scrollWidth <= element.clientWidth) return
    const left = at === 0 ? 0 : ended ? element.scrollWidth : seen - element.clientWidth / 2
    // Instant, so that stepping fast never runs ahead of the view.
    element.scrollTo({ left })
  }, [seen, at, ended])
  return frame
}
