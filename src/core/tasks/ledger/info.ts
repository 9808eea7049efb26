import type { TaskInfo } from '../task.ts'

export const ledgerInfo: TaskInfo = {
  id: 'ledger',
  name: 'Ledger · stepwise arithmetic',
  about: 'A solver reckons through a story one line at a time, until it gives the answer.',
  metric: 'Accuracy',
  kinds: ['2 steps', '3 steps', '4 steps', '5 steps', '6 steps'],
  roles: ['solver'],
  showcase: ['ledger/test/42', 'ledger/test/37', 'ledger/test/1', 'ledger/test/0'],
  splitSizes: { train: 300, validation: 60, test: 240 },
}
