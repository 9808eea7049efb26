/** Draws the cloud: all of it once in grey, and on each frame the few dots beyond the line of equal utility. */

import type { Preference } from '../../core/cost/utility.ts'
import type { Cloud } from '../../core/front/cloud.ts'
import type { StillScene } from './scene.ts'

/** Fits a canvas to a size in CSS pixels, sharp on any screen, and clears it. */
export function prepareCanvas(
  canvas: HTMLCanvasElement,
  { width, height }: { readonly width: number; readonly height: number },
  ratio: number,
): CanvasRenderingContext2D | null {
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)]
  const context = canvas.getContext('2d')
  if (!context) return null
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w
    canvas.height = h
  } else {
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, w, h)
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  return context
}

/** All dots, faint, so that crowds show as shade. */
export function drawDots(
  context: CanvasRenderingContext2D,
  { dotsX, dotsY, layout }: StillScene,
  colour: string,
): void {
  const size = dotSize(layout.fontSize)
  context.fillStyle = colour
  context.globalAlpha = shadeOf(layout, dotsX.length)
  for (let i = 0; i < dotsX.length; i++) {
    context.fillRect(dotsX[i]! - size / 2, dotsY[i]! - size / 2, size, size)
  }
}

/** The dots worth more than `threshold`. */
export function drawDotsBeyond(
  context: CanvasRenderingContext2D,
  { dotsX, dotsY, layout }: StillScene,
  { perf, cost }: Cloud,
  { alpha, beta }: Preference,
  threshold: number,
  colour: string,
): void {
  const size = dotSize(layout.fontSize) + 0.5
  context.fillStyle = colour
  context.globalAlpha = 0.7
  for (let i = 0; i < dotsX.length; i++) {
    if (alpha * perf[i]! - beta * cost[i]! <= threshold) continue
    context.fillRect(dotsX[i]! - size / 2, dotsY[i]! - size / 2, size, size)
  }
}

/** Fainter where many dots share a small chart, so that the lines stay readable. */
function shadeOf({ plot }: StillScene['layout'], count: number): number {
  const room = ((plot.right - plot.left) * (plot.bottom - plot.top)) / Math.max(1, count)
  return Math.min(0.34, Math.max(0.13, 0.1 + room / 200))
}

const dotSize = (fontSize: number): number => Math.max(1.5, fontSize * 0.15)
