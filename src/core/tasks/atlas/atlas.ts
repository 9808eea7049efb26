/** Atlas: multi-hop questions about fictional worlds, answered by a Student who searches and a Teacher who advises. */
import { defineTask } from '../task.ts'
import { atlasInfo } from './info.ts'
import { atlasProtocol } from './protocol.ts'
import { createAtlasItem } from './question.ts'

export const atlas = defineTask({
  ...atlasInfo,
  protocol: atlasProtocol,
  // Fresh questions use the names of the test split, which no model has seen.
  create: (id, origin) =>
    createAtlasItem(id, id, origin.type === 'split' ? origin.split : 'test').question,
})
