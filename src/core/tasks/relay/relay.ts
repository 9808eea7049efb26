/** Relay: three models in turn refine the answer to a question that may need a skill of each. */
import { defineTask, type QuestionOrigin } from '../task.ts'
import { relayProtocol } from './protocol.ts'
import { createRelayItem, RELAY_KINDS, type RelayItem } from './question.ts'

/** The question of an id with its truth; the kinds take turns. */
export function createSplitItem(id: string, origin: QuestionOrigin): RelayItem {
  const kind = RELAY_KINDS[origin.number % RELAY_KINDS.length] ?? 'read'
  return createRelayItem(id, id, kind, {
    // Fresh questions take the test split's names, numbers and wordings, which no model has seen.
    partition: origin.type === 'split' ? origin.split : 'test',
    order: origin.type === 'split' ? origin.split : `fresh:${origin.seed}`,
    turn: Math.floor(origin.number / RELAY_KINDS.length),
  })
}

export const relay = defineTask({
  id: 'relay',
  name: 'Relay · three stages',
  about: 'Three models in turn read, recall and compute; each adds a line, the last one answers.',
  metric: 'Accuracy',
  kinds: RELAY_KINDS,
  roles: ['refiner'],
  decides: 'step',
  showcase: ['relay/test/4', 'relay/test/3', 'relay/test/5', 'relay/test/1'],
  splitSizes: { train: 240, validation: 60, test: 240 },
  protocol: relayProtocol,
  create: (id, origin) => createSplitItem(id, origin).question,
})
