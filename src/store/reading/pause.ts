/** Long work in slices, between which its thread can do other work. */

const SLICE_MILLIS = 8

/** Await it often: it returns at once within a slice, and lets other work run at the end of one. */
export function createPause(): () => Promise<void> {
  let start = performance.now()
  return async () => {
    if (performance.now() - start < SLICE_MILLIS) return
    await new Promise((resolve) => setTimeout(resolve))
    start = performance.now()
  }
}
