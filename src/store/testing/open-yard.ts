/** A store whose forest is loaded, at the first question of the test split. */
import type { Forest } from '../../core/forest/forest.ts'
import type { YardPorts } from '../ports.ts'
import { withTable } from '../reading/read-forest.ts'
import { createYard, initialState, type Yard } from '../yard.ts'
import { ATLAS } from './atlas-setup.ts'

export const openYard = (file: Forest, ports: Partial<YardPorts> = {}): Yard =>
  createYard(
    {
      setup: { ...ATLAS, questionId: 'atlas/test/0' },
      data: {
        ...initialState.data,
        forests: { [file.task]: { type: 'ready', ...withTable(file) } },
      },
    },
    ports,
  )
