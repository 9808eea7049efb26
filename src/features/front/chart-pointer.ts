/** The pointer on the chart: hovering shows a tip, a click picks a router, a drag moves a router along its curve. */
import type { Drag, FrontView, Hit } from './front-view.ts'

export interface PointerActions {
  readonly show: (hit: Hit | null, x: number, y: number) => void
  readonly pick: (routerId: string) => void
  readonly drag: (to: Drag) => void
}

/** Listens until the returned function is called. */
export function listenToPointer(
  chart: HTMLElement,
  view: FrontView,
  { show, pick, drag }: PointerActions,
): () => void {
  const stop = new AbortController()
  const { signal } = stop
  let dragged: number | null = null

  const place = (event: PointerEvent | MouseEvent): readonly [number, number] => {
    const { left, top } = chart.getBoundingClientRect()
    return [event.clientX - left, event.clientY - top]
  }
  const onHandle = ({ target }: Event) =>
    target instanceof Element && target.getAttribute('data-part') === 'handle'

  const down = (event: PointerEvent) => {
    if (event.button !== 0 || !onHandle(event)) return
    dragged = event.pointerId
    chart.setPointerCapture(dragged)
    chart.dataset.dragging = 'true'
  }
  const move = (event: PointerEvent) => {
    const [x, y] = place(event)
    if (dragged !== event.pointerId) return show(view.hit(x, y), x, y)
    show(null, x, y)
    const to = view.dragTo(x, y)
    if (to) drag(to)
  }
  const up = (event: PointerEvent) => {
    if (dragged !== event.pointerId) return
    dragged = null
    delete chart.dataset.dragging
  }
  const click = (event: MouseEvent) => {
    const [x, y] = place(event)
    const hit = view.hit(x, y)
    show(hit, x, y)
    if (hit?.type === 'router') pick(hit.mark.id)
  }

  chart.addEventListener('pointerdown', down, { signal })
  chart.addEventListener('pointermove', move, { signal })
  chart.addEventListener('pointerup', up, { signal })
  chart.addEventListener('pointercancel', up, { signal })
  chart.addEventListener('click', click, { signal })
  chart.addEventListener('pointerleave', () => show(null, 0, 0), { signal })
  return () => stop.abort()
}
