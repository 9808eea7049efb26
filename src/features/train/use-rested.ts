/** Work that would hold frames up: begun once its input has come to rest, as when a slider was dragged, and done in slices. */
import { useEffect, useState } from 'react'
import { runInSlices } from '../../store/in-slices.ts'

const REST_MILLIS = 200

/** What `compute` makes of the last input that stood still; null until then, and while there is none. */
export function useRested<Input extends object, Result>(
  input: Input | null,
  compute: (input: Input) => Iterator<undefined, Result>,
): Result | null {
  const [result, setResult] = useState<Result | null>(null)
  useEffect(() => {
    if (!input) {
      setResult(null)
      return
    }
    let stop = () => {}
    const timer = setTimeout(() => {
      stop = runInSlices(compute(input), setResult)
    }, REST_MILLIS)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [input, compute])
  return input && result
}
