/** Arrow keys, Home and End move the episode while the focus is in the panel, outside of what uses these keys itself. */
import { type RefObject, useEffect } from 'react'
import { reset, seek, stepBy } from '../../store/episode-actions.ts'
import { selectNodes } from '../../store/selectors.ts'
import type { Yard } from '../../store/yard.ts'
import { useYardApi } from '../../store/yard-context.tsx'

const OWN_KEYS = 'input, select, textarea, summary, pre'

const KEYS: Readonly<Record<string, (yard: Yard) => void>> = {
  ArrowRight: (yard) => stepBy(yard, 1),
  ArrowLeft: (yard) => stepBy(yard, -1),
  Home: reset,
  End: (yard) => seek(yard, selectNodes(yard.getState()).length),
}

export function useTransportKeys(region: RefObject<HTMLElement | null>): void {
  const yard = useYardApi()
  useEffect(() => {
    const element = region.current
    if (!element) return
    const onKey = (event: KeyboardEvent): void => {
      const move = KEYS[event.key]
      const target = event.target instanceof Element ? event.target : null
      const modified = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey
      if (!move || modified || event.defaultPrevented || target?.closest(OWN_KEYS)) return
      event.preventDefault()
      move(yard)
    }
    element.addEventListener('keydown', onKey)
    return () => element.removeEventListener('keydown', onKey)
  }, [yard, region])
}
