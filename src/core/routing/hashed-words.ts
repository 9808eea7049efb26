/**
 * A text as a short vector: its words and word pairs are hashed with signs (Weinberger et al., arXiv 0902.2206), the square root
 * is taken of each count, and the vector is scaled to length one. Every number becomes one token and every name another, so that a
 * router learns what is asked, not about whom. These two tokens are ours.
 */
import { hashText } from '../random.ts'

/** A vector of which only the nonzero entries are kept. */
export interface Sparse {
  readonly at: Uint32Array
  readonly value: Float64Array
}

const NUMBER = '#'
const NAME = '@'

/** Words, numbers and single punctuation marks. A capitalised word counts as a name unless it opens a sentence. */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = []
  let opens = true
  for (const [token] of text.matchAll(/\p{L}[\p{L}'’]*|\d+|[^\s\p{L}\d]/gu)) {
    if (/^\d/.test(token)) words.push(NUMBER)
    else if (/^\p{Lu}/u.test(token)) words.push(opens ? token.toLowerCase() : NAME)
    else words.push(token)
    opens = /^[.:!?]$/.test(token)
  }
  return words
}

const placeOf = (term: string, count: number): { readonly at: number; readonly sign: 1 | -1 } => {
  const hash = hashText(term)
  return { at: hash % count, sign: hash & 0x80000000 ? 1 : -1 }
}

/** The bucket that a word falls into, and the sign with which it counts there. */
export const placeOfWord = (word: string, buckets: number) => placeOf(word, Math.floor(buckets / 2))

/** Words fall into the first half of the buckets, pairs into the second. Throws a RangeError for fewer than two buckets. */
export function hashedWords(text: string, buckets: number): Sparse {
  const half = Math.floor(buckets / 2)
  if (half < 1) throw new RangeError('hashedWords: at least two buckets are needed')
  const words = wordsOf(text)
  const counts = new Map<number, number>()
  const add = (term: string, offset: number) => {
    const { at, sign } = placeOf(term, half)
    counts.set(offset + at, (counts.get(offset + at) ?? 0) + sign)
  }
  for (const [i, word] of words.entries()) {
    add(word, 0)
    add(`${words[i - 1] ?? ''} ${word}`, half)
  }
  const kept = [...counts].filter(([, count]) => count !== 0).sort(([a], [b]) => a - b)
  const value = Float64Array.from(
    kept,
    ([, count]) => Math.sign(count) * Math.sqrt(Math.abs(count)),
  )
  const length = Math.hypot(...value)
  return {
    at: Uint32Array.from(kept, ([at]) => at),
    value: length > 0 ? value.map((each) => each / length) : value,
  }
}
