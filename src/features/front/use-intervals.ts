/** Bootstrap intervals of all routers, worked out one router at a time so that the page never stops for them. */
import { useEffect, useState } from 'react'
import type { Preference } from '../../core/routing/router.ts'
import type { FrontModel } from './front-model.ts'
import { type Intervals, intervalsOf } from './standings.ts'

type IntervalsById = ReadonlyMap<string, Intervals>
const none: IntervalsById = new Map()

/** Empty until all are there, and where `wanted` is false. */
export function useIntervals(
  model: FrontModel,
  preference: Preference,
  wanted: boolean,
): IntervalsById {
  const [intervals, setIntervals] = useState(none)
  useEffect(() => {
    setIntervals(none)
    if (!wanted) return
    const ids = [...model.points, ...(model.blind ? [model.blind] : [])].map(({ id }) => id)
    const done = new Map<string, Intervals>()
    const next = () => {
      const id = ids[done.size]
      if (id === undefined) return setIntervals(done)
      done.set(id, intervalsOf(model, id, preference))
      timer = setTimeout(next)
    }
    let timer = setTimeout(next)
    return () => clearTimeout(timer)
  }, [model, preference, wanted])
  return intervals
}
