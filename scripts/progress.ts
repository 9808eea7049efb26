/** Prints the progress of a long script and the time that is left, at most once every two seconds. */
export interface Progress {
  readonly advance: () => void
}

const EVERY_MS = 2000

export function createProgress(what: string, total: number): Progress {
  const begun = Date.now()
  let done = 0
  let printed = begun
  return {
    advance: () => {
      done += 1
      const now = Date.now()
      if (done < total && now - printed < EVERY_MS) return
      printed = now
      const perItem = (now - begun) / done
      const left = Math.round((perItem * (total - done)) / 1000)
      const rate = (1000 / perItem).toFixed(1)
      process.stderr.write(`${done} of ${total} ${what}, ${rate} per second, ${left} s left\n`)
    },
  }
}
