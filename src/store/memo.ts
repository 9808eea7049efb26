/** Remembered results, separately for each store, whatever another store on the page asks in between. */
import type { YardState } from './state.ts'

/** A function of the store's state, which returns the same object while its inputs are the same. */
export function derived<Args extends readonly unknown[], Result>(
  inputs: (state: YardState, ...args: Args) => readonly unknown[],
  compute: (state: YardState, ...args: Args) => Result,
): (state: YardState, ...args: Args) => Result {
  const lasts = new WeakMap<
    YardState['memory'],
    { readonly inputs: readonly unknown[]; readonly result: Result }
  >()
  return (state, ...args) => {
    const now = inputs(state, ...args)
    const last = lasts.get(state.memory)
    if (last?.inputs.every((input, i) => Object.is(input, now[i]))) return last.result
    const result = compute(state, ...args)
    lasts.set(state.memory, { inputs: now, result })
    return result
  }
}

/** The same for a function that sees only its inputs. */
export const memo = <Args extends readonly unknown[], Result>(
  compute: (...args: Args) => Result,
): ((state: YardState, ...args: Args) => Result) =>
  derived(
    (_, ...args: Args) => args,
    (_, ...args: Args) => compute(...args),
  )
