/** Reads a completion of the Teacher/Student format: a thought line, then an action line. */
import type { Role } from '../../episode/prompt.ts'
import type { Action } from '../../episode/protocol.ts'

const FORMAT = /^\s*Thought:[ \t]*(?<thought>[^\n]*)\n[ \t]*Action:[ \t]*(?<action>[^\n]*?)\s*$/
const STUDENT_ACTION = /^(?<verb>Search|Finish)\[(?<argument>[^[\]]+)\]$/
const TEACHER_ACTION = /^\[(?<verb>Continue|Rethink)\]$/

export function parseCompletion(
  role: Role,
  text: string,
): { readonly thought: string; readonly action: Action } {
  const parts = FORMAT.exec(text)?.groups
  if (!parts) {
    return { thought: '', action: malformed('expected a "Thought:" line, then an "Action:" line') }
  }
  const thought = parts.thought ?? ''
  const action = parts.action ?? ''
  return { thought, action: role === 'student' ? studentAction(action) : teacherAction(action) }
}

function studentAction(text: string): Action {
  const parts = STUDENT_ACTION.exec(text)?.groups
  const argument = parts?.argument?.trim()
  if (!parts || !argument) return malformed('expected Search[entity] or Finish[answer]')
  return parts.verb === 'Search'
    ? { type: 'search', query: argument }
    : { type: 'finish', answer: argument }
}

function teacherAction(text: string): Action {
  const verb = TEACHER_ACTION.exec(text)?.groups?.verb
  if (!verb) return malformed('expected [Continue] or [Rethink]')
  return verb === 'Continue' ? { type: 'continue' } : { type: 'rethink' }
}

const malformed = (reason: string): Action => ({ type: 'malformed', reason })
