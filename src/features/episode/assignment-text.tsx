/** "T ■ S ▲": an assignment in little. Say it in words as well where it is the only label. */
import { ModelMark } from '../../components/model-mark.tsx'
import type { Assignment } from '../../core/episode/tree.ts'
import styles from './assignment-text.module.css'
import { nameOf, type PoolView, rankOf } from './pool-view.ts'

export const AssignmentMarks = ({
  assignment,
  pool,
}: {
  readonly assignment: Assignment
  readonly pool: PoolView
}) => (
  <span className={styles.marks} aria-hidden="true">
    <span>
      T <ModelMark rank={rankOf(pool, assignment.teacher)} />
    </span>
    <span>
      S <ModelMark rank={rankOf(pool, assignment.student)} />
    </span>
  </span>
)

/** "Teacher Yard 5M, Student Yard 1M". */
export const assignmentWords = (assignment: Assignment): string =>
  `Teacher ${nameOf(assignment.teacher)}, Student ${nameOf(assignment.student)}`
