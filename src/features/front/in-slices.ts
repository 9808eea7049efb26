/** Long work in short pieces, so that the page answers between them. */

const SLICE = 8

/**
 * Runs the work to its end, `SLICE` ms at a time, the first of them at once; then hands its result to `done`. The returned
 * function stops it.
 */
export function runInSlices<Result>(
  work: Iterator<undefined, Result>,
  done: (result: Result) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const go = () => {
    const end = performance.now() + SLICE
    do {
      const step = work.next()
      if (step.done) return done(step.value)
    } while (performance.now() < end)
    timer = setTimeout(go)
  }
  go()
  return () => clearTimeout(timer)
}
