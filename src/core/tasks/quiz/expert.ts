/**
 * The expert plays both roles and knows the truth. In a share of turns it makes a realistic mistake: the Student recalls or
 * computes something else, takes the wrong letter or gives none, so that the Teacher learns to catch it; the Teacher doubts a
 * right choice, so that the Student learns to stand by it.
 */
import type { Action } from '../../episode/protocol.ts'
import { pick, type Rng, randomInteger } from '../../random.ts'
import { LETTERS, type Letter, lettered, studentText, teacherText } from './prompts.ts'
import type { QuizItem } from './question.ts'

export interface ExpertTurn {
  readonly text: string
  /** Whether this turn is a deliberate mistake, which a model must read but not learn to write. */
  readonly mistake: boolean
}

/** The shares of turns with a mistake. The Student's are per round; it makes none in the last, where it would be submitted. */
const STUDENT_MISTAKES = [0.3, 0.1, 0] as const
const TEACHER_MISTAKES = 0.05

/** The calculation, then the value with its letter. */
function rationale(item: QuizItem, steps: readonly string[], value: string): string {
  const letter = LETTERS[item.choices.indexOf(value)]!
  const sentences = [...steps, item.draft.conclusion + lettered(value, letter)]
  return sentences.join('. ')
}

/** The true rationale, as both roles write it. */
export const truth = ({ draft, ...item }: QuizItem): string =>
  rationale({ draft, ...item }, draft.steps, draft.right)

export function studentTurn(item: QuizItem, rng: Rng, round: number): ExpertTurn {
  if (rng() >= (STUDENT_MISTAKES[round - 1] ?? 0)) {
    return { text: studentText(truth(item), item.right), mistake: false }
  }
  const draw = rng()
  if (draw < 0.1) return { text: ` Rationale: ${truth(item)}.`, mistake: true }
  const letter = pick(rng, wrongLetters(item))
  if (draw < 0.25) {
    const swapped = truth(item).replace(`(${item.right})`, `(${letter})`)
    return { text: studentText(swapped, letter), mistake: true }
  }
  return { text: studentText(falsehood(item, rng, letter), letter), mistake: true }
}

const wrongLetters = ({ right }: QuizItem): readonly Letter[] =>
  LETTERS.filter((letter) => letter !== right)

/** A rationale with a slip in one step that ends in the value of a wrong letter. */
function falsehood(item: QuizItem, rng: Rng, letter: Letter): string {
  const { steps } = item.draft
  const at = steps.length === 0 ? -1 : randomInteger(rng, 0, steps.length - 1)
  const slipped = steps.map((step, k) => (k === at ? slip(step, rng) : step))
  return rationale(item, slipped, item.choices[LETTERS.indexOf(letter)]!)
}

/** Changes the last number of a step, if it has one, by one. */
const slip = (step: string, rng: Rng): string =>
  step.replace(/\d+(?=\D*$)/, (digits) => String(Number(digits) + (rng() < 0.5 ? 1 : -1)))

/** The sentence in which the Teacher compares the Student's choice with its own. */
export const check = (chosen: string, right: string): string =>
  `${chosen ? `Chosen ${chosen}` : 'Nothing chosen'}, so ${chosen === right ? 'right' : 'wrong'}`

export function teacherTurn(item: QuizItem, heard: Action, rng: Rng): ExpertTurn {
  const chosen = heard.type === 'choose' ? heard.letter : ''
  const right = chosen === item.right
  if (right && rng() < TEACHER_MISTAKES) {
    const letter = pick(rng, wrongLetters(item))
    const advice = `${falsehood(item, rng, letter)}. ${check(chosen, letter)}`
    return { text: teacherText(advice, false), mistake: true }
  }
  const feedback = `${truth(item)}. ${check(chosen, item.right)}`
  return { text: teacherText(feedback, right), mistake: false }
}
