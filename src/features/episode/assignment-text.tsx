/** "T ■ S ▲": an assignment in little. Say it in words as well where it is the only label. */
import { lookOf, modelWords } from '../../components/model-look.ts'
import { ModelMark } from '../../components/model-mark.tsx'
import { type Assignment, modelFor, rolesOf } from '../../core/episode/tree.ts'
import type { Pool } from '../../core/routing/arms.ts'
import styles from './assignment-text.module.css'
import { ROLE_NAMES } from './words.ts'

export const AssignmentMarks = ({
  assignment,
  pool,
}: {
  readonly assignment: Assignment
  readonly pool: Pool
}) => (
  <span className={styles.marks} aria-hidden="true">
    {rolesOf(assignment).map((role) => (
      <span key={role}>
        <span>{ROLE_NAMES[role].charAt(0)}</span>{' '}
        <ModelMark look={lookOf(pool, modelFor(assignment, role))} />
      </span>
    ))}
  </span>
)

/** "strong Teacher, weak Student". */
export const assignmentWords = (assignment: Assignment, pool: Pool): string =>
  rolesOf(assignment)
    .map((role) => `${modelWords(pool, modelFor(assignment, role))} ${ROLE_NAMES[role]}`)
    .join(', ')
