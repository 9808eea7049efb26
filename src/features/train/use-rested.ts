/** Work that would hold a frame up while a slider is dragged: done once its input has come to rest. */
import { useEffect, useState } from 'react'

const REST_MILLIS = 200

/** What `compute` makes of the last input that stood still; null until then, and while there is none. */
export function useRested<Input extends object, Result>(
  input: Input | null,
  compute: (input: Input) => Result,
): Result | null {
  const [result, setResult] = useState<Result | null>(null)
  useEffect(() => {
    if (!input) {
      setResult(null)
      return
    }
    const timer = setTimeout(() => setResult(compute(input)), REST_MILLIS)
    return () => clearTimeout(timer)
  }, [input, compute])
  return input && result
}
