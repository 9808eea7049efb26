/** Every router of the playground. A new one is one file and one line here; the shared contract test then runs it. */
import type { Pair } from './arms.ts'
import {
  createAllStrong,
  createAllWeak,
  createStrongStudent,
  createStrongTeacher,
} from './fixed.ts'
import { createOracle } from './oracle.ts'
import { createPolicy } from './policy.ts'
import { createRandom } from './random.ts'
import type { Router } from './router.ts'

const ROUTERS: readonly ((pair: Pair) => Router)[] = [
  createPolicy,
  createAllWeak,
  createStrongTeacher,
  createStrongStudent,
  createAllStrong,
  createRandom,
  createOracle,
]

/** The routers for a pool of two models, in the order of the picker. */
export const createRouters = (pair: Pair): readonly Router[] =>
  ROUTERS.map((create) => create(pair))
