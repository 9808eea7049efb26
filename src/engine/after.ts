/** Runs `callback` after a while; returns how to call it off. */
export type After = (millis: number, callback: () => void) => () => void

export const afterTimeout: After = (millis, callback) => {
  const timer = setTimeout(callback, millis)
  return () => clearTimeout(timer)
}
