/**
 * The wordings of questions. A wording is a frame around a noun phrase. Each split has its own share of these pairs, so that a
 * question uses words that a model knows in a wording that it has never seen.
 */
import { hashText } from '../../random.ts'
import type { Partition } from '../atlas/names.ts'

export type Wordings = Readonly<Record<Partition, readonly string[]>>

const FRAMES = [
  'What is {p}?',
  'Which of these is {p}?',
  'Which choice is {p}?',
  'Which answer gives {p}?',
  'Choose {p}.',
  'Pick out {p}.',
  'Name {p}.',
  'Find {p}.',
  'Give {p}.',
  'Which one of the four is {p}?',
]

/** Frames for phrases that name a person. */
export const PERSON_FRAMES = [
  'Who is {p}?',
  'Which of these is {p}?',
  'Who of the four is {p}?',
  'Which name is that of {p}?',
  'Choose {p}.',
  'Pick out {p}.',
  'Name {p}.',
  'Find {p}.',
]

/**
 * Deals out the pairs of frame and phrase by their hash: a tenth, but at least one, to each split, and the rest to the corpus.
 */
export function partitionWordings(
  phrases: readonly string[],
  frames: readonly string[] = FRAMES,
): Wordings {
  const templates = phrases
    .flatMap((phrase) => frames.map((frame) => frame.replace('{p}', phrase)))
    .sort((a, b) => hashText(a) - hashText(b))
  const share = Math.max(1, Math.floor(templates.length / 10))
  return {
    train: templates.slice(0, share),
    validation: templates.slice(share, 2 * share),
    test: templates.slice(2 * share, 3 * share),
    corpus: templates.slice(3 * share),
  }
}
