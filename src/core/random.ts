/**
 * Seeded randomness. Every random choice in the core goes through here, so that a seed written in a link or a file
 * gives the same question and the same sample on any machine.
 */

/** A source of uniform numbers in [0, 1). */
export type Rng = () => number

/** 32-bit FNV-1a hash of a text, as an unsigned integer. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  return mix(hash)
}

/** Finaliser of MurmurHash3: spreads neighbouring inputs over all 32 bits. */
function mix(value: number): number {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A generator (mulberry32) seeded with a text. */
export function createRng(seed: string): Rng {
  let state = hashText(seed)
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** A uniform integer from `low` to `high`, both included. */
export function randomInteger(rng: Rng, low: number, high: number): number {
  return low + Math.floor(rng() * (high - low + 1))
}

/** One item of a list, drawn uniformly. Throws a RangeError for an empty list. */
export function pick<T>(rng: Rng, items: readonly T[]): T {
  const item = items[Math.floor(rng() * items.length)]
  if (item === undefined) throw new RangeError('pick: the list is empty')
  return item
}

/** A shuffled copy (Fisher–Yates). */
export function shuffle<T>(rng: Rng, items: readonly T[]): T[] {
  const copy = [...items]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = randomInteger(rng, 0, i)
    const held = copy[i] as T
    copy[i] = copy[j] as T
    copy[j] = held
  }
  return copy
}
