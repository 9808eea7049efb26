/** Routers that give every question the same assignment: the result without routing. */
import { type Arm, armOf } from '../episode/arm.ts'
import { modelName } from '../episode/model-name.ts'
import type { ModelId } from '../episode/step.ts'
import { certain } from './choice.ts'
import { plainKind, type RoutingSpace } from './kind.ts'
import type { Router } from './router.ts'

export function createFixed(id: string, name: string, { models }: Arm): Router {
  return {
    id,
    name,
    group: 'fixed',
    reads: [],
    moves: 'never',
    control: null,
    remembers: false,
    decide: ({ arms }) => {
      // A decision point may cover only some of the roles.
      const chosen = arms.findIndex((arm) =>
        Object.entries(arm.models).every(
          ([role, model]) => models[role as keyof typeof models] === model,
        ),
      )
      if (chosen < 0)
        throw new RangeError(
          `The router "${id}" finds no arm with its models at this decision point`,
        )
      return {
        distribution: certain(arms.length, chosen),
        utilities: null,
        why: 'It gives every question the same models.',
      }
    },
  }
}

/** One router per model, which uses that model in every role. For a pair these are HAPS's All Weak and All Strong. */
export const singleModels = plainKind('single-models', ({ pool, roles }: RoutingSpace) => {
  const everywhere = (model: ModelId): Arm =>
    armOf(Object.fromEntries(roles.map((role) => [role, model])))
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
})

/** The two mixed assignments of a Teacher/Student pair; no routers for other roles or pools. */
export const mixedPairs = plainKind('mixed-pairs', ({ pool, roles }: RoutingSpace) => {
  const [weak, strong] = pool
  const isPair = roles.length === 2 && roles.includes('teacher') && roles.includes('student')
  if (!isPair || pool.length !== 2 || !weak || !strong) return []
  return [
    createFixed(
      'strong-teacher',
      'Strong Teacher, weak Student',
      armOf({ teacher: strong, student: weak }),
    ),
    createFixed(
      'strong-student',
      'Weak Teacher, strong Student',
      armOf({ teacher: weak, student: strong }),
    ),
  ]
})
