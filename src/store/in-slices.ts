/** Long computations in short slices, so that the page responds in between. */

const SLICE_MILLIS = 8

/** Runs the work to its end, the first slice at once, and hands its result to `done`. The returned function stops it. */
export function runInSlices<Result>(
  work: Iterator<undefined, Result>,
  done: (result: Result) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const go = () => {
    const end = performance.now() + SLICE_MILLIS
    do {
      const step = work.next()
      if (step.done) return done(step.value)
    } while (performance.now() < end)
    timer = setTimeout(go)
  }
  go()
  return () => clearTimeout(timer)
}
