/**
 * Rows of short exercises: facts, single operations, finding the letter of a value, and comparing two letters. In an episode each
 * of these occurs once in about two hundred tokens, too rarely to be learnt early (models/recipes/LOG.md).
 */
import { createRng, pick, type Rng, shuffle } from '../../random.ts'
import type { CorpusEpisode, CorpusSegment } from '../corpus.ts'
import { createCorpusItem } from './corpus.ts'
import { check } from './expert.ts'
import { LETTERS, lettered } from './prompts.ts'
import type { QuizItem } from './question.ts'

const EXERCISES = 20
/** A row gets no more exercises after this many characters, so that it fits into a model's context. */
const LONGEST = 1800
/** The loss weights of an answer of one or two tokens, and of a whole calculation. */
const SHORT = 8
const LONG = 2

interface Exercise {
  readonly ask: string
  readonly answer: string
  readonly weight: number
}

/** A row of drills for a seed, on some of the subjects (all if left out). Only the answers are learnt. */
export function createQuizDrill(seed: string, subjects?: readonly string[]): CorpusEpisode {
  const rng = createRng(`drill:${seed}`)
  const segments: CorpusSegment[] = []
  let length = 0
  for (let k = 0; k < EXERCISES && length < LONGEST; k++) {
    const { ask, answer, weight } = exercise(createCorpusItem(`${seed}:${k}`, subjects), rng)
    segments.push({ text: ` ${ask}`, loss: 0 }, { text: ` ${answer}.`, loss: weight })
    length += ask.length + answer.length
  }
  return { kind: 'drill', segments }
}

function exercise(item: QuizItem, rng: Rng): Exercise {
  const draw = rng()
  if (draw < 0.25) return findLetter(item, rng)
  if (draw < 0.35) return compareLetters(rng)
  const operations = item.draft.steps.filter((step) => OPERATION.test(step))
  if (operations.length > 0 && rng() < 0.6) return operate(pick(rng, operations))
  return work(item)
}

/** Asks for the letter of a value in a list. */
function findLetter({ choices }: QuizItem, rng: Rng): Exercise {
  const letter = pick(rng, LETTERS)
  const list = choices.map((value, k) => lettered(value, LETTERS[k]!)).join(', ')
  return {
    ask: `Choices: ${list}. So ${choices[LETTERS.indexOf(letter)]}`,
    answer: `(${letter})`,
    weight: SHORT,
  }
}

function compareLetters(rng: Rng): Exercise {
  const right = pick(rng, LETTERS)
  const chosen = rng() < 0.5 ? right : pick(rng, LETTERS)
  const sentence = check(chosen, right)
  const answer = sentence.split(' ').at(-1)!
  return {
    ask: `(${right}). ${sentence.slice(0, -answer.length - 1)}`,
    answer,
    weight: SHORT,
  }
}

const OPERATION = /^(?<ask>.* (?:=|is)) (?<answer>.*)$/

/** One step of a calculation, without the question. */
function operate(step: string): Exercise {
  const { ask = '', answer = '' } = OPERATION.exec(step)?.groups ?? {}
  return { ask, answer, weight: SHORT }
}

/** For a fact, its statement; otherwise the question without choices, then the whole calculation. */
function work({ draft: { stem, steps, conclusion, right }, skill }: QuizItem): Exercise {
  return skill === 'facts'
    ? { ask: conclusion.trimEnd(), answer: right, weight: SHORT }
    : { ask: stem, answer: [...steps, conclusion + right].join('. '), weight: LONG }
}

/** Lists in a row of `createLetterDrill`, and letters asked for from each: the fourth would follow from the other three. */
const LISTS = 6
const ASKED = 3
/** The loss weight of a value: to copy a value token by token teaches the mechanism that also finds its letter. */
const COPIED = 2

/**
 * Rows of only values and their letters, on all subjects. Mixed with other exercises, a small model guesses the letter for
 * thousands of steps, although it knows the value.
 */
export function createLetterDrill(seed: string): CorpusEpisode {
  const rng = createRng(`letters:${seed}`)
  const segments: CorpusSegment[] = []
  for (let k = 0; k < LISTS; k++) {
    const { choices } = createCorpusItem(`${seed}:${k}`)
    const list = choices.map((value, at) => lettered(value, LETTERS[at]!)).join(', ')
    segments.push({ text: ` Choices: ${list}.`, loss: 0 })
    for (const letter of shuffle(rng, LETTERS).slice(0, ASKED)) {
      segments.push({ text: ` So ${choices[LETTERS.indexOf(letter)]}`, loss: COPIED })
      segments.push({ text: ` (${letter}).`, loss: SHORT })
    }
  }
  return { kind: 'letters', segments }
}
