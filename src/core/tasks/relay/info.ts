import type { TaskInfo } from '../task.ts'

export const relayInfo: TaskInfo = {
  id: 'relay',
  name: 'Relay · three stages',
  about: 'Three models in turn read, recall and compute; each adds a line, the last one answers.',
  metric: 'Accuracy',
  kinds: ['read', 'recall', 'compute', 'read+compute', 'recall+compute', 'read+recall'],
  roles: ['refiner'],
  showcase: ['relay/test/15', 'relay/test/3', 'relay/test/5', 'relay/test/28'],
  splitSizes: { train: 240, validation: 60, test: 240 },
}
