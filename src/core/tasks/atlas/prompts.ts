/** The wording of the Atlas protocol. Both the app and the training corpus build their prompts from it. */
import type { Segment } from '../../episode/prompt.ts'
import type { Action, Observation } from '../../episode/protocol.ts'
import type { AtlasQuestion } from './question.ts'

const context = (text: string): Segment => ({ by: 'context', text })

export const questionSegment = (question: AtlasQuestion): Segment =>
  context(`Question: ${question.text}`)

/** Says that it is the Student's turn and how many searches are left; if none is, that it must finish. */
export function studentCue(searchesLeft: number): Segment {
  const budget = searchesLeft === 0 ? 'must finish' : `${searchesLeft} left`
  return context(`\nStudent (${budget}):`)
}

export const teacherCue: Segment = context('\nTeacher:')

/** The result of the Student's action, for both roles to read. */
export function observationSegment(action: Action, observation: Observation | null): Segment {
  if (observation?.type === 'passage') return context(`\nObservation: ${observation.text}`)
  if (action.type === 'search') return context('\nObservation: Nothing was found.')
  return context('\nObservation: The action could not be read.')
}

/** A completion in the format that `parseCompletion` reads. */
export const completionText = (thought: string, action: string): string =>
  ` Thought: ${thought}\nAction: ${action}`
