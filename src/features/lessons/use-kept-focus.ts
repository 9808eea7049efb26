/** Keeps the focus of a person whose button goes when it is pressed. */
import { type RefObject, useEffect, useRef } from 'react'

/** For a box with a tabIndex of −1: takes the focus when `change` does and the focus is lost. */
export function useKeptFocus(change: unknown): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null)
  const before = useRef(change)
  useEffect(() => {
    if (Object.is(before.current, change)) return
    before.current = change
    if (document.activeElement === document.body) box.current?.focus()
  }, [change])
  return box
}
