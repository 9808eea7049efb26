/** Quiz: four-choice questions of many subjects, answered by a Student and checked by a Teacher. */
import type { Partition } from '../atlas/names.ts'
import { defineTask, type QuestionOrigin } from '../task.ts'
import { quizInfo } from './info.ts'
import { quizProtocol } from './protocol.ts'
import { createQuizItem, type QuizItem } from './question.ts'
import { QUIZ_SUBJECTS } from './subjects.ts'

/** The question with this id, and its solution; the subjects take turns. */
export function createSplitItem(id: string, origin: QuestionOrigin): QuizItem {
  // Fresh questions use wordings and content of the test split, which no model has seen.
  const partition: Partition = origin.type === 'split' ? origin.split : 'test'
  const subject = QUIZ_SUBJECTS[origin.number % QUIZ_SUBJECTS.length]!
  const order = origin.type === 'split' ? origin.split : `fresh:${origin.seed}`
  const turn = Math.floor(origin.number / QUIZ_SUBJECTS.length)
  return createQuizItem(id, subject, { partition, seed: id, order, turn })
}

export const quiz = defineTask({
  ...quizInfo,
  protocol: quizProtocol,
  create: (id, origin) => createSplitItem(id, origin).question,
})
