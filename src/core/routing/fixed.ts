/** Routers that give every question the same assignment: what one gets without routing. */
import { type Pair, sameAssignment } from './arms.ts'
import { certain } from './choice.ts'
import type { Router } from './router.ts'

/** Which member of a pair plays a role. */
type Member = keyof Pair

function createFixed(id: string, name: string, teacher: Member, student: Member) {
  return (pair: Pair): Router => {
    const assignment = { teacher: pair[teacher], student: pair[student] }
    return {
      id,
      name,
      group: 'fixed',
      reads: 'nothing',
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
}

export const createAllWeak = createFixed('all-weak', 'All Weak', 'weak', 'weak')
export const createAllStrong = createFixed('all-strong', 'All Strong', 'strong', 'strong')
export const createStrongTeacher = createFixed(
  'strong-teacher',
  'Strong Teacher, weak Student',
  'strong',
  'weak',
)
export const createStrongStudent = createFixed(
  'strong-student',
  'Weak Teacher, strong Student',
  'weak',
  'strong',
)
