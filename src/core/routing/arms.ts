/** The arms of a decision: which models a router may put in which roles. */
import { modelName } from '../episode/model-name.ts'
import type { Role } from '../episode/prompt.ts'
import type { ModelId } from '../episode/step.ts'
import { type Assignment, rolesOf } from '../episode/tree.ts'

/** The models a router may choose from, cheapest first. */
export type Pool = readonly ModelId[]

/** What the arms of a task follow from. */
export interface ArmSpace {
  readonly pool: Pool
  /** Who speaks in an episode; the first role's model changes slowest from arm to arm. */
  readonly roles: readonly Role[]
}

/**
 * Every joint action: a model for each role. For HAPS's pair in HAPS's order, z = (teacher, student): (0,0), (0,1), (1,0),
 * (1,1) (arXiv 2601.05903, §3). Where the steps share one role, an arm is the model of the next step.
 */
export const assignmentsOf = ({ pool, roles }: ArmSpace): readonly Assignment[] =>
  roles.reduce<readonly Assignment[]>(
    (arms, role) => arms.flatMap((arm) => pool.map((model) => ({ ...arm, [role]: model }))),
    [{}],
  )

export const sameAssignment = (a: Assignment, b: Assignment): boolean =>
  rolesOf(a).length === rolesOf(b).length && rolesOf(a).every((role) => a[role] === b[role])

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** An assignment in words: "Teacher Yard 3m, Student Yard 500k"; of a single role the model alone. */
export function assignmentText(assignment: Assignment): string {
  const roles = rolesOf(assignment)
  if (roles.length === 1) return modelName(assignment[roles[0]!]!)
  return roles.map((role) => `${capitalise(role)} ${modelName(assignment[role]!)}`).join(', ')
}
