/** Routers that give every question the same assignment: what one gets without routing. */
import { modelName } from '../episode/model-name.ts'
import type { ModelId } from '../episode/step.ts'
import type { Assignment } from '../episode/tree.ts'
import { type ArmSpace, sameAssignment } from './arms.ts'
import { certain } from './choice.ts'
import type { Router } from './router.ts'

function createFixed(id: string, name: string, assignment: Assignment): Router {
  return {
    id,
    name,
    group: 'fixed',
    reads: 'nothing',
    control: null,
    decide: ({ arms }) => {
      const chosen = arms.findIndex((arm) => sameAssignment(arm, assignment))
      if (chosen < 0) throw new RangeError(`The router "${id}" has no such arm to choose`)
      return {
        distribution: certain(arms.length, chosen),
        utilities: null,
        why: 'It gives every question the same models.',
      }
    },
  }
}

/** One model in every role, one router a model: HAPS's All Weak and All Strong for its pair. */
export function createSingles({ pool, roles }: ArmSpace): readonly Router[] {
  const everywhere = (model: ModelId): Assignment =>
    Object.fromEntries(roles.map((role) => [role, model]))
  const [weak, strong] = pool
  if (pool.length === 2 && weak && strong) {
    return [
      createFixed('all-weak', 'All Weak', everywhere(weak)),
      createFixed('all-strong', 'All Strong', everywhere(strong)),
    ]
  }
  return pool.map((model) =>
    createFixed(`all-${model}`, `All ${modelName(model)}`, everywhere(model)),
  )
}

/** The two mixed assignments of a Teacher/Student pair; none for other pools. */
export function createMixed({ pool, roles }: ArmSpace): readonly Router[] {
  const [weak, strong] = pool
  if (pool.length !== 2 || !weak || !strong || !roles.includes('teacher')) return []
  return [
    createFixed('strong-teacher', 'Strong Teacher, weak Student', {
      teacher: strong,
      student: weak,
    }),
    createFixed('strong-student', 'Weak Teacher, strong Student', {
      teacher: weak,
      student: strong,
    }),
  ]
}
