/** Several streams as one. */

/**
 * What the streams give, as it comes, with the place of the stream it came from. A stream that fails, or a reader that leaves,
 * closes all of them.
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
    // Nobody reads what they still say, not even that they failed; a writer that hangs must not hold up the news.
    for (const each of waiting.values()) each.catch(() => {})
    for (const each of iterators) each.return?.().catch(() => {})
  }
}
