/**
 * The tasks that ship; the page opens on the first. To add one, add its folder and a line here. The code of a task is fetched
 * when the task is first opened, so that the page begins with the code of one task.
 */
import { atlasInfo } from './atlas/info.ts'
import { ledgerInfo } from './ledger/info.ts'
import { quizInfo } from './quiz/info.ts'
import { relay } from './relay/relay.ts'
import { TaskRegistry } from './task-registry.ts'

export const shippedTasks = new TaskRegistry(
  [
    { info: relay, recorded: true, load: () => Promise.resolve(relay) },
    { info: quizInfo, recorded: true, load: async () => (await import('./quiz/quiz.ts')).quiz },
    {
      info: ledgerInfo,
      recorded: true,
      load: async () => (await import('./ledger/ledger.ts')).ledger,
    },
    { info: atlasInfo, recorded: true, load: async () => (await import('./atlas/atlas.ts')).atlas },
  ],
  [relay],
)
