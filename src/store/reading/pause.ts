/** Long work in slices, so that whoever runs it can answer between them. */

const SLICE_MILLIS = 8

/** To be awaited often: it lets other work run once a slice is over, and returns at once before. */
export function createPause(): () => Promise<void> {
  let start = performance.now()
  return async () => {
    if (performance.now() - start < SLICE_MILLIS) return
    await new Promise((resolve) => setTimeout(resolve))
    start = performance.now()
  }
}
