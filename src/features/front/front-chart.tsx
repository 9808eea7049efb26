/** The chart: a frame of axes, the cloud on two canvases, lines and marks in one SVG drawn outside React. */
import { type CSSProperties, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useLook } from '../../components/model-look.ts'
import { textScale } from '../../components/text-scale.ts'
import { selectRouter } from '../../store/pool-selectors.ts'
import { setAlpha, setBeta, setRouter, setSetting } from '../../store/setup-actions.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import { ChartFrame, type CostUnit } from './chart-frame.tsx'
import { layoutChart } from './chart-layout.ts'
import { listenToPointer } from './chart-pointer.ts'
import styles from './front-chart.module.css'
import { selectSliders } from './front-input.ts'
import type { FrontModel } from './front-model.ts'
import { FrontView } from './front-view.ts'
import type { Intervals } from './scored-routers.ts'
import { showTip } from './tip.ts'
import { TrainingTrail } from './training-trail.tsx'

export const FrontChart = ({
  model,
  unit,
  quality,
  intervals,
}: {
  readonly model: FrontModel
  readonly unit: CostUnit
  readonly quality: string
  /** For the current preference; empty where no bars are shown. */
  readonly intervals: ReadonlyMap<string, Intervals>
}) => {
  const yard = useYardApi()
  const routerId = useYard(selectRouterId)
  const rangeKind = useYard((state) => state.setup.costRange)
  const chart = useRef<HTMLDivElement>(null)
  const dots = useRef<HTMLCanvasElement>(null)
  const beyond = useRef<HTMLCanvasElement>(null)
  const overlay = useRef<SVGSVGElement>(null)
  const tip = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<FrontView | null>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })

  const lookOf = useLook()
  useLayoutEffect(() => {
    const element = chart.current
    if (!element) return
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element
      setSize((held) => (held.width === width && held.height === height ? held : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    if (!dots.current || !beyond.current || !overlay.current) return
    const surfaces = { dots: dots.current, beyond: beyond.current, overlay: overlay.current }
    const state = yard.getState()
    const made = new FrontView(surfaces, lookOf, selectSliders(state), selectRouter(state).id)
    setView(made)
    const leaveStore = yard.subscribe(selectSliders, (moved) => made.setSliders(moved))
    const leaveTheme = onThemeChange(() => made.redraw())
    return () => {
      leaveStore()
      leaveTheme()
      made.destroy()
    }
  }, [yard, lookOf])

  const layout = useMemo(
    () =>
      size.width > 0 ? layoutChart(size.width, size.height, model.domain, 14 * textScale()) : null,
    [size, model.domain],
  )
  useEffect(() => {
    if (!layout || !view) return
    view.setModel(model, layout)
  }, [view, model, layout])
  useEffect(() => view?.setSelected(routerId), [view, routerId])
  useEffect(() => view?.setIntervals(intervals), [view, intervals])

  useEffect(() => {
    const [element, box] = [chart.current, tip.current]
    if (!element || !box || !view) return
    return listenToPointer(element, view, {
      show: (hit, x, y) => showTip(box, model, hit, selectSliders(yard.getState()), { x, y }),
      pick: (id) => {
        if (model.input.routers.some((router) => router.id === id)) setRouter(yard, id)
      },
      drag: (to) => {
        if (to.slider === 'setting') return setSetting(yard, to.routerId, to.value)
        setAlpha(yard, to.value)
        if (!yard.getState().setup.linked) setBeta(yard, 1 - to.value)
      },
    })
  }, [view, model, yard])

  return (
    <div ref={chart} className={styles.chart} style={ratioOf(size)}>
      <div className={styles.layer}>
        {layout && (
          <ChartFrame
            layout={layout}
            range={model.range}
            rangeKind={rangeKind}
            unit={unit}
            quality={quality}
          />
        )}
      </div>
      <div className={styles.layer} aria-hidden="true">
        <canvas ref={dots} className={styles.layer} />
        <canvas ref={beyond} className={styles.layer} />
      </div>
      {layout && <TrainingTrail layout={layout} taskId={model.input.taskId} />}
      <svg ref={overlay} className={styles.overlay} aria-hidden="true" />
      <div ref={tip} className={styles.tip} aria-hidden="true" hidden />
    </div>
  )
}

/** Paper has another width, and no script runs between its layout and the printing: there the drawing is scaled. */
const ratioOf = ({ width, height }: { readonly width: number; readonly height: number }) =>
  ({ '--ratio': width > 0 ? `${width} / ${height}` : 'auto' }) as CSSProperties

/** Calls back when the theme changes, or printing begins or ends: the canvas copies its colours from the style sheet. */
function onThemeChange(listener: () => void): () => void {
  const media = ['(prefers-color-scheme: dark)', 'print'].map((query) => matchMedia(query))
  for (const each of media) each.addEventListener('change', listener)
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => {
    for (const each of media) each.removeEventListener('change', listener)
    observer.disconnect()
  }
}

const selectRouterId = (state: Parameters<typeof selectRouter>[0]): string => selectRouter(state).id
