/** Seeded four-choice questions: the draft of a subject with its choices shuffled. */
import { createRng, shuffle } from '../../random.ts'
import type { Question } from '../task.ts'
import { LETTERS, type Letter, questionText } from './prompts.ts'
import type { Draft, Skill, Source, Subject } from './subject.ts'

export interface QuizItem {
  readonly question: Question
  readonly skill: Skill
  readonly draft: Draft
  /** In the order of the letters. */
  readonly choices: readonly string[]
  readonly right: Letter
}

/** Makes the question for a seed. The same arguments give the same question on any machine. */
export function createQuizItem(
  id: string,
  subject: Subject,
  place: Omit<Source, 'rng'> & { readonly seed: string },
): QuizItem {
  const rng = createRng(`quiz:${place.seed}`)
  const draft = subject.draft({ ...place, rng })
  const choices = shuffle(rng, [draft.right, ...draft.wrong])
  const right = LETTERS[choices.indexOf(draft.right)]!
  return {
    question: {
      id,
      kind: subject.id,
      text: questionText(draft.stem, choices),
      passages: [],
      answer: right,
    },
    skill: subject.skill,
    draft,
    choices,
    right,
  }
}
