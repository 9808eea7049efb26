/** Hooks for the long computations of the front, which run in slices. */
import { useEffect, useRef, useState } from 'react'
import { runInSlices } from '../../store/in-slices.ts'
import { useYard } from '../../store/yard-context.tsx'
import { type FrontInput, type Sliders, selectFrontInput } from './front-input.ts'
import { type FrontModel, frontModel } from './front-model.ts'

import { type Intervals, intervalsOf } from './scored-routers.ts'

/** The model of the current split and prices. Null until the first is made; a later one replaces it once it is made. */
export function useFrontModel(): FrontModel | null {
  const input = useYard(selectFrontInput)
  const [model, setModel] = useState<FrontModel | null>(null)
  const shownTask = useRef<string | null>(null)
  useEffect(() => {
    if (!input) return
    const show = (made: FrontModel) => {
      shownTask.current = input.taskId
      setModel(made)
    }
    const stands = shownTask.current === input.taskId
    return runInSlices(stands ? frontModel(input) : modelInStages(input, show), show)
  }, [input])
  return input && input.taskId === model?.input.taskId ? model : null
}

/** Where no model stands yet, first one of the routers that nothing moves, which takes no time. */
function* modelInStages(
  input: FrontInput,
  show: (model: FrontModel) => void,
): Generator<undefined, FrontModel> {
  const routers = input.routers.filter(({ moves }) => moves === 'never')
  show(yield* frontModel({ ...input, routers }))
  yield
  return yield* frontModel(input)
}

type IntervalsById = ReadonlyMap<string, Intervals>
const NONE: IntervalsById = new Map()

/** Bootstrap intervals of all routers; empty until all are worked out, and where `wanted` is false. */
export function useIntervals(model: FrontModel, sliders: Sliders, wanted: boolean): IntervalsById {
  const [intervals, setIntervals] = useState(NONE)
  useEffect(() => {
    setIntervals(NONE)
    return wanted ? runInSlices(intervalsById(model, sliders), setIntervals) : undefined
  }, [model, sliders, wanted])
  return intervals
}

function* intervalsById(model: FrontModel, sliders: Sliders): Generator<undefined, IntervalsById> {
  const intervals = new Map<string, Intervals>()
  for (const { id } of [...model.points, ...(model.blind ? [model.blind] : [])]) {
    intervals.set(id, intervalsOf(model, id, sliders))
    yield
  }
  return intervals
}
