/** The control that any learned router must beat: every arm is equally likely. */
import type { Rng } from '../random.ts'
import { plainKind } from './kind.ts'
import type { Router } from './router.ts'

const router: Router = {
  id: 'random',
  name: 'Random',
  group: 'control',
  reads: [],
  moves: 'never',
  control: null,
  remembers: false,
  decide: ({ arms }) => ({
    distribution: arms.map(() => 1 / arms.length),
    utilities: null,
    why: `It draws one of the ${arms.length} arms at random, all equally likely.`,
  }),
}

export const random = plainKind('random', () => [router])

/** Draws an arm from a distribution, never one of probability zero. Throws a RangeError if all are zero. */
export function sampleArm(distribution: readonly number[], rng: Rng): number {
  let rest = rng() * distribution.reduce((sum, share) => sum + share, 0)
  let chosen = -1
  for (const [arm, share] of distribution.entries()) {
    if (!(share > 0)) continue
    chosen = arm
    rest -= share
    if (rest < 0) break
  }
  if (chosen < 0) throw new RangeError('sampleArm: every arm has probability zero')
  return chosen
}
