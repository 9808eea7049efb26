/** Quiz: four-choice questions of many subjects, answered by a Student and checked by a Teacher. */
import type { Partition } from '../atlas/names.ts'
import { defineTask, type QuestionOrigin } from '../task.ts'
import { quizProtocol } from './protocol.ts'
import { createQuizItem, type QuizItem } from './question.ts'
import { QUIZ_SUBJECTS } from './subjects.ts'

/** The question of an id with its solution; the subjects take turns. */
export function createSplitItem(id: string, origin: QuestionOrigin): QuizItem {
  // Fresh questions take the test split's wordings and contents, which no model has seen.
  const partition: Partition = origin.type === 'split' ? origin.split : 'test'
  const subject = QUIZ_SUBJECTS[origin.number % QUIZ_SUBJECTS.length]!
  const order = origin.type === 'split' ? origin.split : `fresh:${origin.seed}`
  const turn = Math.floor(origin.number / QUIZ_SUBJECTS.length)
  return createQuizItem(id, subject, { partition, seed: id, order, turn })
}

export const quiz = defineTask({
  id: 'quiz',
  name: 'Quiz · four choices',
  about: 'A Student reasons and chooses a letter, a Teacher checks and submits it or asks again.',
  metric: 'Accuracy',
  kinds: QUIZ_SUBJECTS.map(({ id }) => id),
  roles: ['teacher', 'student'],
  decides: 'episode',
  showcase: ['quiz/test/0', 'quiz/test/1', 'quiz/test/7', 'quiz/test/13'],
  splitSizes: { train: 960, validation: 150, test: 450 },
  protocol: quizProtocol,
  create: (id, origin) => createSplitItem(id, origin).question,
})
