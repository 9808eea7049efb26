/**
 * Draws the chart outside React: state goes in, one animation frame later it is on the screen. Nothing runs while nothing
 * changes.
 */

import type { LookOf } from '../../components/model-look.ts'
import type { ChartLayout } from './chart-layout.ts'
import { drawDots, drawDotsBeyond, prepareCanvas } from './cloud-canvas.ts'
import type { Sliders } from './front-input.ts'
import type { FrontModel } from './front-model.ts'
import { createHitGrid, type HitGrid } from './hit-grid.ts'
import { type Mark, marksOf } from './marks.ts'
import { Overlay } from './overlay.ts'

import {
  type MovingScene,
  movingScene,
  type PlacedMark,
  type StillScene,
  stillScene,
} from './scene.ts'
import type { Intervals } from './scored-routers.ts'

export interface FrontSurfaces {
  /** The whole cloud; redrawn when the size, the split, the prices or the theme change. */
  readonly dots: HTMLCanvasElement
  /** The dots beyond the line; redrawn each frame. */
  readonly beyond: HTMLCanvasElement
  readonly overlay: SVGSVGElement
}

/** What lies under the pointer. */
export type Hit =
  | { readonly type: 'router'; readonly mark: PlacedMark }
  | { readonly type: 'dot'; readonly index: number; readonly x: number; readonly y: number }

/** The slider that a drag along a curve moves, and its new value; a drag of α implies β = 1 − α. */
export type Drag =
  | { readonly slider: 'alpha'; readonly value: number }
  | { readonly slider: 'setting'; readonly routerId: string; readonly value: number }

interface Shown {
  readonly model: FrontModel
  readonly marks: readonly Mark[]
  readonly still: StillScene
  readonly grid: HitGrid
}

const noIntervals: ReadonlyMap<string, Intervals> = new Map()

export class FrontView {
  private readonly surfaces: FrontSurfaces
  private readonly lookOf: LookOf
  private readonly overlay: Overlay
  private readonly widths = new Map<string, number>()
  private places: ReadonlyMap<string, number> = new Map()
  private sliders: Sliders
  private selectedId: string
  private intervals = noIntervals
  private shown: Shown | null = null
  private scene: MovingScene | null = null
  private frame = 0
  private stillDirty = true
  private family = 'sans-serif'
  private beyondColour = ''

  constructor(surfaces: FrontSurfaces, lookOf: LookOf, sliders: Sliders, selectedId: string) {
    this.surfaces = surfaces
    this.lookOf = lookOf
    this.sliders = sliders
    this.selectedId = selectedId
    this.overlay = new Overlay(surfaces.overlay)
  }

  setModel(model: FrontModel, layout: ChartLayout): void {
    const marks = marksOf(model, this.lookOf)
    const still = stillScene(model, marks, layout)
    this.shown = { model, marks, still, grid: createHitGrid(still.dotsX, still.dotsY) }
    this.places = new Map()
    this.widths.clear()
    this.overlay.rebuild(still, marks)
    this.overlay.select(this.selectedId)
    this.stillDirty = true
    this.schedule()
  }

  setSliders(sliders: Sliders): void {
    this.sliders = sliders
    // Interval bars hold for one position of the sliders: the chart shows none until new ones arrive.
    this.intervals = noIntervals
    this.schedule()
  }

  setSelected(routerId: string): void {
    this.selectedId = routerId
    this.overlay.select(routerId)
    this.schedule()
  }

  /** The interval bars for the current position of the sliders. */
  setIntervals(intervals: ReadonlyMap<string, Intervals>): void {
    this.intervals = intervals
    this.schedule()
  }

  /** Redraws everything at once, as after a change of theme. It does not wait for a frame: before printing there is none. */
  redraw(): void {
    this.stillDirty = true
    this.draw()
  }

  hit(x: number, y: number): Hit | null {
    if (!this.shown || !this.scene) return null
    const reach = this.shown.still.layout.radius + 8
    const near = this.scene.marks
      .map((mark) => ({ mark, distance: Math.hypot(mark.x - x, mark.y - y) }))
      .filter(({ distance }) => distance <= reach)
      .sort((a, b) => a.distance - b.distance)[0]
    if (near) return { type: 'router', mark: near.mark }
    const index = this.shown.grid.nearest(x, y, 10)
    if (index === null) return null
    const { dotsX, dotsY } = this.shown.still
    return { type: 'dot', index, x: dotsX[index]!, y: dotsY[index]! }
  }

  /** The slider value that brings the draggable router nearest to (x, y). */
  dragTo(x: number, y: number): Drag | null {
    const mark = this.shown && draggable(this.shown.marks, this.selectedId)
    if (!this.shown || !mark) return null
    const { layout } = this.shown.still
    let best = 0
    let least = Number.POSITIVE_INFINITY
    for (const [i, point] of mark.curve.entries()) {
      const distance = Math.hypot(layout.x.to(point.cost) - x, layout.y.to(point.perf) - y)
      if (distance >= least) continue
      least = distance
      best = i
    }
    if (mark.moves === 'with control') {
      return { slider: 'setting', routerId: mark.id, value: mark.curve[best]!.setting }
    }
    // The middle of the range of α for which the router stands here.
    const value = (mark.curve[best]!.alpha + (mark.curve[best + 1]?.alpha ?? 1)) / 2
    return { slider: 'alpha', value }
  }

  destroy(): void {
    cancelAnimationFrame(this.frame)
    this.shown = null
  }

  private schedule(): void {
    if (this.frame !== 0) return
    this.frame = requestAnimationFrame(() => {
      this.frame = 0
      this.draw()
    })
  }

  private draw(): void {
    if (!this.shown) return
    const { model, marks, still } = this.shown
    const { overlay: svg, dots, beyond } = this.surfaces
    const ratio = Math.min(devicePixelRatio, 2)
    if (this.stillDirty) {
      this.stillDirty = false
      // Read once per still drawing, not once per frame: reading it makes the browser recalculate styles.
      const style = getComputedStyle(svg)
      this.family = style.fontFamily
      this.beyondColour = style.getPropertyValue('--dots-beyond')
      const context = prepareCanvas(dots, still.layout, ratio)
      if (context) drawDots(context, still, style.getPropertyValue('--dots'))
    }
    const scene = movingScene({
      marks,
      sliders: this.sliders,
      still,
      measure: (text) => this.widthOf(text, still.layout.fontSize),
      placesBefore: this.places,
    })
    this.scene = scene
    this.places = new Map(scene.labels.map(({ id, place }) => [id, place]))
    this.overlay.move(scene, still, draggable(marks, this.selectedId)?.id ?? null)
    this.overlay.showIntervals(scene, still, this.intervals)
    const context = prepareCanvas(beyond, still.layout, ratio)
    if (context && scene.threshold !== null) {
      const { cloud } = model
      const { preference } = this.sliders
      drawDotsBeyond(context, still, cloud, preference, scene.threshold, this.beyondColour)
    }
  }

  private widthOf(text: string, fontSize: number): number {
    const known = this.widths.get(text)
    if (known !== undefined) return known
    const context = this.surfaces.beyond.getContext('2d')
    if (context) context.font = `600 ${fontSize}px ${this.family}`
    const width = context ? context.measureText(text).width : text.length * fontSize * 0.6
    this.widths.set(text, width + 2)
    return width + 2
  }
}

type Movable = Extract<Mark, { readonly moves: 'with control' | 'with weights' }>

const isMovable = (mark: Mark): mark is Movable => mark.moves !== 'never' && mark.curve.length > 1

/** What can be dragged along its curve: the selected router, or else the first learned one, over α. */
function draggable(marks: readonly Mark[], selectedId: string): Movable | null {
  const movable = marks.filter(isMovable)
  return (
    movable.find(({ id }) => id === selectedId) ??
    movable.find(({ moves, group }) => moves === 'with weights' && group === 'learned') ??
    null
  )
}
