/** Atlas: multi-hop questions about fictional worlds, answered by a Student who searches and a Teacher who advises. */
import { defineTask } from '../task.ts'
import { atlasProtocol } from './protocol.ts'
import { createAtlasItem } from './question.ts'

export const atlas = defineTask({
  id: 'atlas',
  name: 'Atlas · multi-hop',
  about: 'A Student looks facts up one at a time, a Teacher advises, until the Student answers.',
  metric: 'F1',
  kinds: ['bridge', 'comparison', 'yes-no'],
  roles: ['teacher', 'student'],
  decides: 'episode',
  showcase: ['atlas/test/49', 'atlas/test/33', 'atlas/test/56', 'atlas/test/6'],
  splitSizes: { train: 600, validation: 100, test: 300 },
  protocol: atlasProtocol,
  // Fresh questions take the test split's names, which no model has seen.
  create: (id, origin) =>
    createAtlasItem(id, id, origin.type === 'split' ? origin.split : 'test').question,
})
