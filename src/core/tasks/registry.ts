/**
 * The tasks that ship. To add one, add its folder and a line here. The code of a task is fetched when the task is first opened,
 * so that the page begins with the code of one task.
 */
import { atlas } from './atlas/atlas.ts'
import { ledgerInfo } from './ledger/info.ts'
import { quizInfo } from './quiz/info.ts'
import { relayInfo } from './relay/info.ts'
import { TaskRegistry } from './task-registry.ts'

export const shippedTasks = new TaskRegistry(
  [
    { info: atlas, recorded: true, load: () => Promise.resolve(atlas) },
    { info: quizInfo, recorded: true, load: async () => (await import('./quiz/quiz.ts')).quiz },
    {
      info: ledgerInfo,
      recorded: true,
      load: async () => (await import('./ledger/ledger.ts')).ledger,
    },
    { info: relayInfo, recorded: true, load: async () => (await import('./relay/relay.ts')).relay },
  ],
  [atlas],
)
