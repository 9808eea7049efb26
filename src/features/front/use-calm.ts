/** Hooks that read the store less often than a slider moves, so that React does not render on every move. */
import { useEffect, useState } from 'react'
import type { YardState } from '../../store/state.ts'
import { useYardApi } from '../../store/yard-context.tsx'

/** At most one change every `every` ms; the last one always arrives. */
export const useThrottled = <Value>(select: (state: YardState) => Value, every: number): Value =>
  usePaced(select, every, false)

/** Changes once the value has rested for `rest` ms. */
export const useSettled = <Value>(select: (state: YardState) => Value, rest: number): Value =>
  usePaced(select, rest, true)

/** `select` must be the same function at every call. */
function usePaced<Value>(
  select: (state: YardState) => Value,
  pause: number,
  restart: boolean,
): Value {
  const yard = useYardApi()
  const [value, setValue] = useState(() => select(yard.getState()))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const commit = () => {
      timer = undefined
      setValue(select(yard.getState()))
    }
    commit()
    const unsubscribe = yard.subscribe(select, () => {
      if (timer !== undefined && !restart) return
      clearTimeout(timer)
      timer = setTimeout(commit, pause)
    })
    return () => {
      unsubscribe()
      clearTimeout(timer)
    }
  }, [yard, select, pause, restart])
  return value
}
