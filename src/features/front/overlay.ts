/** The lines, marks and labels above the cloud: SVG elements made once and moved, without React. */

import { glyphParts } from './glyph.ts'
import type { Mark } from './marks.ts'
import { barEnds, isoLabelId, isoLabelText, type MovingScene, type StillScene } from './scene.ts'
import type { Intervals } from './scored-routers.ts'

const svgNamespace = 'http://www.w3.org/2000/svg'

function make<Name extends keyof SVGElementTagNameMap>(
  parent: SVGElement,
  name: Name,
  part: string,
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(svgNamespace, name)
  // The style sheet knows the parts by this attribute.
  element.setAttribute('data-part', part)
  parent.append(element)
  return element
}

/** Skips what is set already: even an equal value would make the browser lay the element out again. */
function set(element: SVGElement, values: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(values)) {
    const text = String(value)
    if (element.getAttribute(name) !== text) element.setAttribute(name, text)
  }
}

interface MarkElements {
  readonly group: SVGGElement
  readonly bars: SVGPathElement
  readonly leader: SVGLineElement
  readonly label: SVGTextElement
}

export class Overlay {
  private readonly still: SVGGElement
  private readonly bars: SVGGElement
  private readonly iso: SVGLineElement
  private readonly leaders: SVGGElement
  private readonly marks: SVGGElement
  private readonly labels: SVGGElement
  private readonly handle: SVGCircleElement
  private curves: ReadonlyMap<string, SVGPathElement> = new Map()
  private elements: ReadonlyMap<string, MarkElements> = new Map()
  private lineLabels: ReadonlyMap<string, SVGTextElement> = new Map()
  private readonly svg: SVGSVGElement

  constructor(svg: SVGSVGElement) {
    this.svg = svg
    svg.replaceChildren()
    this.still = make(svg, 'g', 'still')
    this.iso = make(svg, 'line', 'iso')
    this.bars = make(svg, 'g', 'bars')
    this.leaders = make(svg, 'g', 'leaders')
    this.marks = make(svg, 'g', 'marks')
    this.labels = make(svg, 'g', 'labels')
    this.handle = make(svg, 'circle', 'handle')
  }

  /** New size, split, prices or routers. */
  rebuild(scene: StillScene, marks: readonly Mark[]): void {
    const { layout } = scene
    set(this.svg, { viewBox: `0 0 ${layout.width} ${layout.height}` })
    for (const group of [this.still, this.bars, this.leaders, this.marks, this.labels]) {
      group.replaceChildren()
    }
    set(make(this.still, 'path', 'hull'), { d: scene.hull })
    this.curves = new Map(
      scene.curves.map(({ id, kind, path }) => {
        const curve = make(this.still, 'path', 'curve')
        set(curve, { d: path, 'data-router': id, 'data-kind': kind })
        return [id, curve]
      }),
    )
    set(make(this.still, 'path', 'front'), { d: scene.front })
    // The important marks come first in the list and lie on top.
    const elements = marks.toReversed().map((mark): [string, MarkElements] => {
      const group = make(this.marks, 'g', 'mark')
      set(group, { 'data-router': mark.id })
      for (const { tone, look, path } of glyphParts(mark.glyph, layout.radius)) {
        set(make(group, 'path', 'glyph'), {
          d: path,
          'data-tone': tone,
          ...(look && { 'data-look': look }),
        })
      }
      const label = make(this.labels, 'text', 'label')
      set(label, { 'font-size': layout.fontSize, 'data-kind': mark.glyph.type })
      label.textContent = mark.label
      const bars = make(this.bars, 'path', 'bar')
      return [mark.id, { group, label, bars, leader: make(this.leaders, 'line', 'leader') }]
    })
    this.elements = new Map(elements)
    const names = [{ id: isoLabelId, text: isoLabelText }, ...scene.lineLabels]
    this.lineLabels = new Map(
      names.map(({ id, text }) => {
        const label = make(this.labels, 'text', 'line-label')
        set(label, { 'font-size': layout.fontSize * 0.95, 'data-line': id })
        label.textContent = text
        return [id, label]
      }),
    )
    set(this.handle, { r: Math.max(22, layout.radius * 2.4) })
  }

  /** A slider moved. `draggable` is the router whose mark can be dragged, if any. */
  move(scene: MovingScene, { layout }: StillScene, draggable: string | null): void {
    set(this.handle, { visibility: draggable === null ? 'hidden' : 'visible' })
    if (scene.iso) {
      const [x1, y1, x2, y2] = scene.iso
      set(this.iso, { x1, y1, x2, y2, visibility: 'visible' })
    } else set(this.iso, { visibility: 'hidden' })
    const labels = new Map(scene.labels.map((label) => [label.id, label]))
    const baseline = layout.fontSize * 0.95
    for (const { id, x, y } of scene.marks) {
      const elements = this.elements.get(id)
      if (!elements) continue
      set(elements.group, { transform: `translate(${x.toFixed(1)},${y.toFixed(1)})` })
      if (id === draggable) set(this.handle, { cx: x, cy: y })
      const placed = labels.get(id)
      set(elements.label, { visibility: placed ? 'visible' : 'hidden' })
      set(elements.leader, { visibility: placed?.leader ? 'visible' : 'hidden' })
      if (!placed) continue
      const { left, top, right, bottom } = placed.box
      set(elements.label, { x: left.toFixed(1), y: (top + baseline).toFixed(1) })
      if (!placed.leader) continue
      const x2 = Math.min(Math.max(x, left), right)
      const y2 = Math.min(Math.max(y, top), bottom)
      set(elements.leader, { x1: x, y1: y, x2, y2 })
    }
    for (const [id, label] of this.lineLabels) {
      const placed = labels.get(id)
      set(label, { visibility: placed ? 'visible' : 'hidden' })
      if (placed) set(label, { x: placed.box.left, y: placed.box.top + baseline })
    }
  }

  /** The bars of the routers in `intervals`; the others have none. */
  showIntervals(
    scene: MovingScene,
    { layout }: StillScene,
    intervals: ReadonlyMap<string, Intervals>,
  ): void {
    const cap = layout.radius * 0.6
    for (const { id, x, y } of scene.marks) {
      const own = intervals.get(id)
      const elements = this.elements.get(id)
      if (!elements) continue
      if (!own) {
        set(elements.bars, { d: '' })
        continue
      }
      const [x0, x1] = barEnds(own.cost, layout.x.to)
      const [y0, y1] = barEnds(own.perf, layout.y.to)
      const caps = [
        `M${x0},${y - cap}v${2 * cap}M${x1},${y - cap}v${2 * cap}`,
        `M${x - cap},${y0}h${2 * cap}M${x - cap},${y1}h${2 * cap}`,
      ]
      set(elements.bars, { d: `M${x0},${y}H${x1}M${x},${y0}V${y1}${caps.join('')}` })
    }
  }

  /** Highlights the selected router. */
  select(routerId: string): void {
    for (const [id, { group, label }] of this.elements) {
      const state = id === routerId ? 'selected' : 'other'
      set(group, { 'data-state': state })
      set(label, { 'data-state': state })
      const curve = this.curves.get(id)
      if (curve) set(curve, { 'data-state': state })
    }
  }
}
