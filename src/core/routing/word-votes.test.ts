import { expect, it } from 'vitest'
import { armOf } from '../episode/arm.ts'
import { modelId } from '../episode/step.ts'
import { costNorm, weight } from '../units.ts'
import { certain } from './choice.ts'
import { type Encoding, inputCount } from './encoding.ts'
import { placeOfWord } from './hashed-words.ts'
import { createLearned, type Learnt, readLearnt } from './learned.ts'
import { storedNet, weightCount } from './net.ts'
import { hasWordVotes, loudestWords, wordsFor, wordVotes } from './word-votes.ts'

const ARMS = ['a', 'b'].map((id) => armOf({ solver: modelId(id) }))

const encoding: Encoding = {
  arms: ARMS.map(({ id }) => id),
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

it('finds the words of a question that speak for one arm against another', () => {
  const text = 'What is the capital of the sum?'
  expect(wordsFor(learnt, text, { arm: 0, against: 1, most: 2 })).toEqual(['sum'])
  expect(wordsFor(learnt, text, { arm: 1, against: 0, most: 2 })).toEqual(['capital'])
  expect(wordsFor(learnt, 'What is it?', { arm: 1, against: 0, most: 2 })).toEqual([])
})

it('lets a linear router say which words spoke for its choice', () => {
  const why = (question: string) =>
    createLearned({ id: 'a', name: 'A' }, learnt).decide({
      questionId: 'q',
      stage: 0,
      path: [],
      spent: costNorm(0),
      arms: ARMS,
      preference: { alpha: weight(0.5), beta: weight(0.5) },
      setting: 0,
      features: { question },
    }).why
  expect(why('What is the capital?')).toMatch(/of its vote; “capital” speaks for it[.]$/)
  expect(why('What is it?')).toMatch(/to A: 50% of its vote[.]$/)
})

it('has none for a net whose words do not vote one by one', () => {
  expect(hasWordVotes(learnt)).toBe(true)
  expect(hasWordVotes({ ...learnt, encoding: { ...encoding, question: 0 } })).toBe(false)
  expect(readLearnt({ type: 'nearest' })).toBeNull()
})
