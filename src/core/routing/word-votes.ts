/** What a linear router makes of single words of a question: how much each speaks for each arm. */
import { placeOfWord, wordsOf } from './hashed-words.ts'
import type { Learnt } from './learned.ts'
import { netOf } from './net.ts'

/** Whether words of the question vote one by one: the net is linear, its outputs are votes, and it reads the question. */
export const hasWordVotes = ({ type, net, encoding }: Learnt): boolean =>
  type === 'policy' && net.hidden === 0 && encoding.question > 1

/** A word's vote for each arm, in the order of the encoding, less the mean over arms, which decides nothing. */
type Votes = (word: string) => Float64Array

export function wordVotes({ net, encoding }: Learnt): Votes {
  const { outputs, weights } = netOf(net)
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

/** The words of these texts that speak most for each arm: those that at least `least` texts hold, loudest first. */
export function loudestWords(
  learnt: Learnt,
  texts: readonly string[],
  { least, most }: { readonly least: number; readonly most: number },
): readonly (readonly WordVote[])[] {
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const votesOf = wordVotes(learnt)
  const votes = [...counts]
    .filter(([word, count]) => count >= least && /\p{L}/u.test(word))
    .map(([word]) => ({ word, votes: votesOf(word) }))
  return learnt.encoding.arms.map((_, arm) =>
    votes
      .map(({ word, votes: own }) => ({ word, vote: own[arm]! }))
      .filter(({ vote }) => vote > 0)
      .sort((a, b) => b.vote - a.vote || (a.word < b.word ? -1 : 1))
      .slice(0, most),
  )
}
