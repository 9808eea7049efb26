/** What a linear router makes of single words of a question: how much each speaks for each arm. */

import type { Encoding } from './encoding.ts'
import { placeOfWord, wordsOf } from './hashed-words.ts'
import { type Net, netOf, type StoredNet } from './net.ts'

interface Learnt {
  readonly type: string
  readonly encoding: Encoding
  readonly net: StoredNet
}

/** Whether words of the question vote one by one: the net is linear, its outputs are votes, and it reads the question. */
export const hasWordVotes = ({ type, net, encoding }: Learnt): boolean =>
  type === 'policy' && net.hidden === 0 && encoding.question > 1

/** A word's vote for each arm, in the order of the encoding, less the mean over arms, which decides nothing. */
type Votes = (word: string) => Float64Array

/** A drag of α asks for the same votes on every frame, and a stored net takes a while to unpack. */
const unpacked = new WeakMap<StoredNet, Net>()

export function wordVotes({ net: stored, encoding }: Learnt): Votes {
  const net = unpacked.get(stored) ?? netOf(stored)
  unpacked.set(stored, net)
  const { outputs, weights } = net
  return (word) => {
    const { at, sign } = placeOfWord(word, encoding.question)
    const row = weights.subarray(at * outputs, (at + 1) * outputs).map((vote) => sign * vote)
    const middle = row.reduce((sum, vote) => sum + vote, 0) / outputs
    return row.map((vote) => vote - middle)
  }
}

export interface WordVote {
  readonly word: string
  readonly vote: number
}

/** Up to `most` words of a text that speak for one arm against another, loudest first. Arms are places in the encoding. */
export function wordsFor(
  learnt: Learnt,
  text: string,
  { arm, against, most }: { readonly arm: number; readonly against: number; readonly most: number },
): readonly string[] {
  const counts = countsOf(wordsOf(text))
  const votesOf = wordVotes(learnt)
  return [...counts]
    .filter(([word]) => isWord(word))
    .map(([word, count]) => {
      const votes = votesOf(word)
      // A word that is said again counts by the square root, as in `hashedWords`.
      return { word, vote: Math.sqrt(count) * (votes[arm]! - votes[against]!) }
    })
    .filter(({ vote }) => vote > 0)
    .sort(louder)
    .slice(0, most)
    .map(({ word }) => word)
}

/** The words of these texts that speak most for each arm: those that at least `least` texts hold, loudest first. */
export function loudestWords(
  learnt: Learnt,
  texts: readonly string[],
  { least, most }: { readonly least: number; readonly most: number },
): readonly (readonly WordVote[])[] {
  const counts = countsOf(texts.flatMap((text) => [...new Set(wordsOf(text))]))
  const votesOf = wordVotes(learnt)
  const votes = [...counts]
    .filter(([word, count]) => count >= least && isWord(word))
    .map(([word]) => ({ word, votes: votesOf(word) }))
  return learnt.encoding.arms.map((_, arm) =>
    votes
      .map(({ word, votes: own }) => ({ word, vote: own[arm]! }))
      .filter(({ vote }) => vote > 0)
      .sort(louder)
      .slice(0, most),
  )
}

function countsOf(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** Signs, and what stands for a number or a name, say little to a reader. */
const isWord = (word: string): boolean => /\p{L}/u.test(word)

const louder = (a: WordVote, b: WordVote): number => b.vote - a.vote || (a.word < b.word ? -1 : 1)
