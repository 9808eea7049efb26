/** Bootstrap intervals of all routers, worked out one router at a time so that the page never stops for them. */
import { useEffect, useState } from 'react'
import type { FrontModel } from './front-model.ts'
import type { Sliders } from './router-points.ts'
import { type Intervals, intervalsOf } from './scored-routers.ts'

type IntervalsById = ReadonlyMap<string, Intervals>
const none: IntervalsById = new Map()

/** Empty until all are there, and where `wanted` is false. */
export function useIntervals(model: FrontModel, sliders: Sliders, wanted: boolean): IntervalsById {
  const [intervals, setIntervals] = useState(none)
  useEffect(() => {
    setIntervals(none)
    if (!wanted) return
    const ids = [...model.points, ...(model.blind ? [model.blind] : [])].map(({ id }) => id)
    const done = new Map<string, Intervals>()
    const next = () => {
      const id = ids[done.size]
      if (id === undefined) return setIntervals(done)
      done.set(id, intervalsOf(model, id, sliders))
      timer = setTimeout(next)
    }
    let timer = setTimeout(next)
    return () => clearTimeout(timer)
  }, [model, sliders, wanted])
  return intervals
}
