import { expect, it } from 'vitest'
import { certain } from './choice.ts'
import { type Encoding, inputCount } from './encoding.ts'
import { placeOfWord } from './hashed-words.ts'
import { type Learnt, readLearnt } from './learned.ts'
import { storedNet, weightCount } from './net.ts'
import { hasWordVotes, loudestWords, wordVotes } from './word-votes.ts'

const encoding: Encoding = {
  arms: ['a', 'b'],
  stages: 1,
  question: 64,
  last: 0,
  writer: false,
  draft: false,
  spent: false,
}

/** A linear policy in which one word speaks for the first arm and another for the second. */
function policyOf(words: readonly [string, string]): Learnt {
  const shape = { inputs: inputCount(encoding) + 1, hidden: 0, outputs: 2, bend: 'tanh' } as const
  const weights = new Float64Array(weightCount(shape))
  for (const [arm, word] of words.entries()) {
    const { at, sign } = placeOfWord(word, encoding.question)
    weights.set(
      certain(2, arm).map((vote) => sign * vote),
      2 * at,
    )
  }
  return { type: 'policy', encoding, net: storedNet({ ...shape, weights }) }
}

const learnt = policyOf(['sum', 'capital'])

it('tells how much a word speaks for each arm', () => {
  const votes = wordVotes(learnt)
  expect([...votes('sum')]).toEqual([0.5, -0.5])
  expect([...votes('capital')]).toEqual([-0.5, 0.5])
})

it('finds the loudest words among those that enough texts hold', () => {
  const texts = ['The sum of two', 'The sum of three', 'The capital of it', 'The capital of all']
  const words = loudestWords(learnt, texts, { least: 2, most: 1 })
  expect(words.map((own) => own.map(({ word }) => word))).toEqual([['sum'], ['capital']])
  expect(loudestWords(learnt, texts.slice(0, 3), { least: 2, most: 1 })[1]).toEqual([])
})

it('has none for a net whose words do not vote one by one', () => {
  expect(hasWordVotes(learnt)).toBe(true)
  expect(hasWordVotes({ ...learnt, encoding: { ...encoding, question: 0 } })).toBe(false)
  expect(readLearnt({ type: 'nearest' })).toBeNull()
})
