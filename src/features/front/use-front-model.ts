/** The chart's data of the split and the prices at hand; made anew only when one of them changes. */
import { useEffect, useState } from 'react'
import { useYard } from '../../store/yard-context.tsx'
import { selectFrontInput } from './front-input.ts'
import { type FrontModel, frontModel } from './front-model.ts'
import { runInSlices } from './in-slices.ts'

/** null before it is there, and for a split without questions. What stood there stays until its successor is made. */
export function useFrontModel(): FrontModel | null {
  const input = useYard(selectFrontInput)
  const [model, setModel] = useState<FrontModel | null>(null)
  useEffect(() => (input ? runInSlices(frontModel(input), setModel) : undefined), [input])
  return input && input.taskId === model?.input.taskId ? model : null
}
