/** Puts the tip beside the finger, inside the chart. */
import type { FrontModel } from './front-model.ts'
import type { Hit } from './front-view.ts'
import type { Sliders } from './router-points.ts'
import { tipLines } from './tip.ts'

export function showTip(
  box: HTMLElement,
  model: FrontModel,
  hit: Hit | null,
  sliders: Sliders,
  { x, y }: { readonly x: number; readonly y: number },
): void {
  box.hidden = hit === null
  if (!hit) return
  const lines = tipLines(model, hit, sliders)
  box.replaceChildren(
    ...lines.map((line) => {
      const element = document.createElement('p')
      element.textContent = line
      return element
    }),
  )
  const room = box.parentElement
  if (!room) return
  const { offsetWidth: width, offsetHeight: height } = box
  const left = x + 14 + width > room.clientWidth ? x - 14 - width : x + 14
  const top = y + 14 + height > room.clientHeight ? y - 14 - height : y + 14
  box.style.transform = `translate(${Math.max(0, left)}px, ${Math.max(0, top)}px)`
}
