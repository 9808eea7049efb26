/** A store's own memory for its selectors: the same object for as long as the store lives. */
export type Memory = object

/**
 * Remembers the last result for each store, so that a selector returns the same object while its inputs are the same,
 * whatever another store on the page asks in between.
 */
export function memo<Args extends readonly unknown[], Result>(
  compute: (...args: Args) => Result,
): (state: { readonly memory: Memory }, ...args: Args) => Result {
  const lasts = new WeakMap<Memory, { readonly args: Args; readonly result: Result }>()
  return ({ memory }, ...args) => {
    const last = lasts.get(memory)
    if (last?.args.every((arg, i) => Object.is(arg, args[i]))) return last.result
    const result = compute(...args)
    lasts.set(memory, { args, result })
    return result
  }
}
