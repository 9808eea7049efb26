/** Keeps the wagon in view where the figure is wider than its frame. */
import { type RefObject, useEffect, useRef } from 'react'
import type { TrackLayout } from './layout.ts'

/** A ref for the frame. `at` steps are taken; `ended` where the verdict stands. */
export function useFollow(
  { stations }: Pick<TrackLayout, 'stations'>,
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
