import type { TaskInfo } from '../task.ts'

export const quizInfo: TaskInfo = {
  id: 'quiz',
  name: 'Quiz · four choices',
  about: 'A Student reasons and chooses a letter, a Teacher checks and submits it or asks again.',
  metric: 'Accuracy',
  kinds: [
    'elements',
    'capitals',
    'codes',
    'antonyms',
    'roots',
    'units',
    'colours',
    'arithmetic',
    'calendar',
    'sorting',
    'sequences',
    'conversions',
    'roman',
    'reading',
    'logic',
  ],
  roles: ['teacher', 'student'],
  showcase: ['quiz/test/14', 'quiz/test/7', 'quiz/test/13', 'quiz/test/2'],
  splitSizes: { train: 960, validation: 150, test: 450 },
}
