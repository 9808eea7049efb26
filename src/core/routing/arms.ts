/** The joint actions of a two-model pool: one model for each role. */
import type { ModelId } from '../episode/step.ts'
import type { Assignment } from '../episode/tree.ts'

/** The pool of a Teacher/Student episode, cheap model first. */
export interface Pair {
  readonly weak: ModelId
  readonly strong: ModelId
}

/** All four assignments in HAPS's order, z = (teacher, student): (0,0), (0,1), (1,0), (1,1) (arXiv 2601.05903, §3). */
export const assignmentsOf = ({ weak, strong }: Pair): readonly Assignment[] =>
  [weak, strong].flatMap((teacher) =>
    [weak, strong].map((student): Assignment => ({ teacher, student })),
  )

export const sameAssignment = (a: Assignment, b: Assignment): boolean =>
  a.teacher === b.teacher && a.student === b.student

/** An assignment in words: "Teacher atlas-strong, Student atlas-weak". */
export const assignmentText = ({ teacher, student }: Assignment): string =>
  `Teacher ${teacher}, Student ${student}`
