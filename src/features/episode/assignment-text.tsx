/** "T ■ S ▲": an assignment in little. Say it in words as well where it is the only label. */
import { ModelMark } from '../../components/model-mark.tsx'
import type { Assignment } from '../../core/episode/tree.ts'
import styles from './assignment-text.module.css'
import { type PoolView, rankOf } from './pool-view.ts'

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

/** "strong Teacher, weak Student". */
export const assignmentWords = ({ teacher, student }: Assignment, pool: PoolView): string =>
  `${rankOf(pool, teacher)} Teacher, ${rankOf(pool, student)} Student`
