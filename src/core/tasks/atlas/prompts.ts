/** The words of the Atlas protocol. The app and the training corpus both build their prompts here. */
import type { Segment } from '../../episode/prompt.ts'
import type { Action, Observation } from '../../episode/protocol.ts'
import type { AtlasQuestion } from './question.ts'

const context = (text: string): Segment => ({ by: 'context', text })

export const questionSegment = (question: AtlasQuestion): Segment =>
  context(`Question: ${question.text}`)

/** Whose turn it is; the Student is told its remaining searches, and at none that it must finish. */
export function studentCue(searchesLeft: number): Segment {
  const budget = searchesLeft === 0 ? 'must finish' : `${searchesLeft} left`
  return context(`\nStudent (${budget}):`)
}

export const teacherCue: Segment = context('\nTeacher:')

/** What the Student's action brought, for both to read. */
export function observationSegment(action: Action, observation: Observation | null): Segment {
  if (observation?.type === 'passage') return context(`\nObservation: ${observation.text}`)
  if (action.type === 'search') return context('\nObservation: Nothing was found.')
  return context('\nObservation: The action could not be read.')
}

/** A completion in the format that `parseCompletion` reads. */
export const completionText = (thought: string, action: string): string =>
  ` Thought: ${thought}\nAction: ${action}`
