/**
 * Rows of short exercises: the facts, the single operations, finding a value's letter, and comparing two letters. In an
 * episode each comes once in some two hundred tokens, too rarely to be learnt early (models/recipes/LOG.md).
 */
import { createRng, pick, type Rng, shuffle } from '../../random.ts'
import type { CorpusEpisode, CorpusSegment } from '../corpus.ts'
import { createCorpusItem } from './corpus.ts'
import { check } from './expert.ts'
import { LETTERS, lettered } from './prompts.ts'
import type { QuizItem } from './question.ts'

const EXERCISES = 20
/** Rows of long exercises end here, in characters, so that they fit a model's context. */
const LONGEST = 1800
/** Weights in the loss: of an answer of one or two tokens, and of a whole working. */
const SHORT = 8
const LONG = 2

interface Exercise {
  readonly ask: string
  readonly answer: string
  readonly weight: number
}

/** The drills of a seed, on some of the subjects (all, unless told). Only the answers are learnt. */
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

/** A value of the list, then its letter. */
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

/** One step of a working, without the question. */
function operate(step: string): Exercise {
  const { ask = '', answer = '' } = OPERATION.exec(step)?.groups ?? {}
  return { ask, answer, weight: SHORT }
}

/** A fact by its statement; otherwise the question without choices, then the whole working. */
function work({ draft: { stem, steps, conclusion, right }, skill }: QuizItem): Exercise {
  return skill === 'facts'
    ? { ask: conclusion.trimEnd(), answer: right, weight: SHORT }
    : { ask: stem, answer: [...steps, conclusion + right].join('. '), weight: LONG }
}

/** Lists in a row of `createLetterDrill`, and values asked of each: the fourth letter would follow from the others. */
const LISTS = 6
const ASKED = 3
/** Weight of the value: copying the rest of it from its first token makes the way by which its letter is found. */
const COPIED = 2

/**
 * Rows of nothing but values and their letters, on all subjects. A small model stays at chance on the letter for thousands of
 * steps where it stands among other exercises, though it knows the value.
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
