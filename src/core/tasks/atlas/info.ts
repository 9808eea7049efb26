import type { TaskInfo } from '../task.ts'

export const atlasInfo: TaskInfo = {
  id: 'atlas',
  name: 'Atlas · multi-hop',
  about: 'A Student looks facts up one at a time, a Teacher advises, until the Student answers.',
  metric: 'F1',
  kinds: ['bridge', 'comparison', 'yes-no'],
  roles: ['teacher', 'student'],
  showcase: ['atlas/test/7', 'atlas/test/35', 'atlas/test/46', 'atlas/test/42'],
  splitSizes: { train: 600, validation: 100, test: 300 },
}
