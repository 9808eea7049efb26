/** Ledger: word problems of several steps, where a router chooses who writes the next line. */
import { defineTask } from '../task.ts'
import { ledgerProtocol } from './protocol.ts'
import { createLedgerQuestion, LEDGER_KINDS } from './question.ts'

export const ledger = defineTask({
  id: 'ledger',
  name: 'Ledger · stepwise arithmetic',
  about: 'A solver reckons through a story one line at a time, until it gives the answer.',
  metric: 'Accuracy',
  kinds: LEDGER_KINDS,
  roles: ['solver'],
  decides: 'step',
  showcase: ['ledger/test/2', 'ledger/test/0', 'ledger/test/3', 'ledger/test/4'],
  splitSizes: { train: 300, validation: 60, test: 240 },
  protocol: ledgerProtocol,
  // Fresh questions take the test split's content, which no model has seen.
  create: (id, origin) =>
    createLedgerQuestion(
      id,
      id,
      origin.type === 'split' ? origin.split : 'test',
      LEDGER_KINDS[origin.number % LEDGER_KINDS.length] ?? '2 steps',
    ),
})
