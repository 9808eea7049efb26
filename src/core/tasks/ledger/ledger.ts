/** Ledger: word problems of several steps, in which the router chooses a model for every line. */
import { defineTask } from '../task.ts'
import { ledgerInfo } from './info.ts'
import { ledgerProtocol } from './protocol.ts'
import { createLedgerQuestion, LEDGER_KINDS } from './question.ts'

export const ledger = defineTask({
  ...ledgerInfo,
  protocol: ledgerProtocol,
  // Fresh questions use content of the test split, which no model has seen.
  create: (id, origin) =>
    createLedgerQuestion(
      id,
      id,
      origin.type === 'split' ? origin.split : 'test',
      LEDGER_KINDS[origin.number % LEDGER_KINDS.length] ?? '2 steps',
    ),
})
