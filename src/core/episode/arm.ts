/** An arm is what a router chooses at a decision point: a model for each role that is due, perhaps with generated parameters. */
import { modelName } from './model-name.ts'
import type { Role } from './prompt.ts'
import type { ModelId } from './step.ts'

/** The models a router may choose from, cheapest first. */
export type Pool = readonly ModelId[]

/** A model for each role. */
export type Assignment = Readonly<Partial<Record<Role, ModelId>>>

/** Low-rank parameters generated for a model: W_o ← W_o + A·B at its adaptable blocks (HAPS, arXiv 2601.05903, §3). */
export interface Adapter {
  /** Adapters with equal ids are equal. A model's cache of a text is stored under this id. */
  readonly id: string
  /** The A matrices of all blocks, one after another, as the model's graph expects them; `b` likewise. */
  readonly a: Float32Array
  readonly b: Float32Array
}

/** Names an arm; equal arms have equal ids. An episode tree files each step under the id of its single-role arm. */
export type ArmId = string & { readonly armId: true }

export interface Arm {
  readonly id: ArmId
  readonly models: Assignment
  /** Generated parameters by role; a role that is missing here uses its model unchanged. */
  readonly adapters: Readonly<Partial<Record<Role, Adapter>>>
}

export function armOf(models: Assignment, adapters: Arm['adapters'] = {}): Arm {
  const roles = rolesOf(models)
  const ids = roles.map((role) => variantId(modelFor(models, role), adapters[role]?.id ?? null))
  const id = roles.length === 1 ? ids[0]! : roles.map((role, at) => `${role}=${ids[at]}`).join('|')
  return { id: id as string as ArmId, models, adapters }
}

/** The id of a single-role arm. Model names from outside may contain any character, so both parts are escaped. */
export const variantId = (model: ModelId, adapter: string | null): ArmId =>
  (encodeURIComponent(model) + (adapter === null ? '' : `#${encodeURIComponent(adapter)}`)) as ArmId

/** The part of an arm that fills one role. Throws a RangeError if the arm does not fill it. */
export function armFor({ models, adapters }: Arm, role: Role): Arm {
  const adapter = adapters[role]
  return armOf({ [role]: modelFor(models, role) }, adapter ? { [role]: adapter } : {})
}

/** The arm in force after `chosen`: roles that it does not fill keep what they had. */
export function withArm(kept: Arm | null, chosen: Arm): Arm {
  if (!kept) return chosen
  const adapters = { ...kept.adapters }
  for (const role of rolesOf(chosen.models)) delete adapters[role]
  return armOf({ ...kept.models, ...chosen.models }, { ...adapters, ...chosen.adapters })
}

/** The roles that an assignment fills, in its own order. */
export const rolesOf = (assignment: Assignment): readonly Role[] =>
  Object.keys(assignment) as Role[]

/** The model that plays `role`. Throws a RangeError if the assignment does not fill it. */
export function modelFor(assignment: Assignment, role: Role): ModelId {
  const model = assignment[role]
  if (model === undefined)
    throw new RangeError(`The assignment names no model for the role "${role}"`)
  return model
}

/**
 * Every arm over these roles: all combinations of one model per role, in which the first role's model changes slowest. For
 * HAPS's pair this is HAPS's order of z = (teacher, student): (0,0), (0,1), (1,0), (1,1) (arXiv 2601.05903, §3).
 */
export const armsOf = (pool: Pool, roles: readonly Role[]): readonly Arm[] =>
  roles
    .reduce<readonly Assignment[]>(
      (found, role) =>
        found.flatMap((models) => pool.map((model) => ({ ...models, [role]: model }))),
      [{}],
    )
    .map((models) => armOf(models))

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** An assignment in words: "Teacher Yard 3m, Student Yard 500k"; with a single role, just the model. */
export function assignmentText(assignment: Assignment): string {
  const roles = rolesOf(assignment)
  if (roles.length === 1) return modelName(modelFor(assignment, roles[0]!))
  return roles
    .map((role) => `${capitalise(role)} ${modelName(modelFor(assignment, role))}`)
    .join(', ')
}
