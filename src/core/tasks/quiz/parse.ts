/** Parses a completion: a line with the rationale, then a line with the decision. It is strict: nothing is repaired. */
import type { Role } from '../../episode/prompt.ts'
import type { Action } from '../../episode/protocol.ts'

const STUDENT = /^\s*Rationale:[ \t]*(?<thought>[^\n]*)\n[ \t]*Choice:[ \t]*(?<choice>[A-D])\s*$/
const TEACHER = /^\s*Feedback:[ \t]*(?<thought>[^\n]*)\n[ \t]*Submit:[ \t]*(?<submit>[01])\s*$/

export function parseCompletion(
  role: Role,
  text: string,
): { readonly thought: string; readonly action: Action } {
  return role === 'student' ? parseStudent(text) : parseTeacher(text)
}

function parseStudent(text: string): ReturnType<typeof parseCompletion> {
  const { thought, choice } = STUDENT.exec(text)?.groups ?? {}
  if (!choice) return malformed('expected a "Rationale:" line, then "Choice:" and one of A to D')
  return { thought: thought ?? '', action: { type: 'choose', letter: choice } }
}

function parseTeacher(text: string): ReturnType<typeof parseCompletion> {
  const { thought, submit } = TEACHER.exec(text)?.groups ?? {}
  if (!submit) return malformed('expected a "Feedback:" line, then "Submit:" and 0 or 1')
  return { thought: thought ?? '', action: { type: 'submit', submitted: submit === '1' } }
}

const malformed = (reason: string): ReturnType<typeof parseCompletion> => ({
  thought: '',
  action: { type: 'malformed', reason },
})
