/** Relay: three stages refine the answer to a question that may need more than one skill. */
import { defineTask, type QuestionOrigin } from '../task.ts'
import { relayInfo } from './info.ts'
import { relayProtocol } from './protocol.ts'
import { createRelayItem, RELAY_KINDS, type RelayItem } from './question.ts'

/** The question with this id, and its solution; the kinds take turns. */
export function createSplitItem(id: string, origin: QuestionOrigin): RelayItem {
  const kind = RELAY_KINDS[origin.number % RELAY_KINDS.length] ?? 'read'
  return createRelayItem(id, id, kind, {
    // Fresh questions use names, numbers and wordings of the test split, which no model has seen.
    partition: origin.type === 'split' ? origin.split : 'test',
    order: origin.type === 'split' ? origin.split : `fresh:${origin.seed}`,
    turn: Math.floor(origin.number / RELAY_KINDS.length),
  })
}

export const relay = defineTask({
  ...relayInfo,
  protocol: relayProtocol,
  create: (id, origin) => createSplitItem(id, origin).question,
})
