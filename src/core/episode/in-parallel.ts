/**
 * Merges streams: yields each value as it arrives, with the index of its stream. If a stream fails, or the reader stops early,
 * every stream is closed.
 */
export async function* inParallel<T>(
  streams: readonly AsyncIterable<T>[],
): AsyncGenerator<{ readonly at: number; readonly value: T }, void, void> {
  const iterators = streams.map((stream) => stream[Symbol.asyncIterator]())
  const next = async (at: number) => ({ at, result: await iterators[at]!.next() })
  const waiting = new Map(iterators.map((_, at) => [at, next(at)]))
  try {
    while (waiting.size > 0) {
      const { at, result } = await Promise.race(waiting.values())
      if (result.done) {
        waiting.delete(at)
        continue
      }
      yield { at, value: result.value }
      waiting.set(at, next(at))
    }
  } finally {
    // Nobody is left to read pending values or failures, and closing a stream that hangs must not delay the caller.
    for (const each of waiting.values()) each.catch(() => {})
    for (const each of iterators) each.return?.().catch(() => {})
  }
}
