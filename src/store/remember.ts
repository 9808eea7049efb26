/** Remembers the last `limit` results by their key, those asked for longest ago are forgotten first. */
export function remember<Args extends readonly unknown[], Result>(
  limit: number,
  keyOf: (...args: Args) => string,
  compute: (...args: Args) => Result,
): (...args: Args) => Result {
  const known = new Map<string, { readonly result: Result }>()
  return (...args) => {
    const key = keyOf(...args)
    const found = known.get(key) ?? { result: compute(...args) }
    // A Map keeps the order in which keys were set: the first one was asked for longest ago.
    known.delete(key)
    known.set(key, found)
    if (known.size > limit) {
      const [oldest] = known.keys()
      if (oldest !== undefined) known.delete(oldest)
    }
    return found.result
  }
}
