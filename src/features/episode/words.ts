/** The words of the episode panel. What a model wrote is quoted, never interpreted. */
import type { Role } from '../../core/episode/prompt.ts'
import type { Action } from '../../core/episode/protocol.ts'
import type { Step } from '../../core/episode/step.ts'

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  student: 'Student',
  teacher: 'Teacher',
}

const ACTION_NAMES: Readonly<Record<Action['type'], string>> = {
  search: 'Search',
  finish: 'Finish',
  continue: 'Continue',
  rethink: 'Rethink',
  malformed: 'Malformed',
}

export const actionName = (action: Action): string => ACTION_NAMES[action.type]

/** "S · Search": what stands above a station. */
export const stationLabel = ({ role, parsed }: Step): string =>
  `${ROLE_NAMES[role].charAt(0)} · ${actionName(parsed.action)}`

/** What it searched, answered or advised. */
export function stationCaption({ parsed, completion }: Step): string {
  const { action, thought } = parsed
  switch (action.type) {
    case 'search':
      return action.query
    case 'finish':
      return action.answer
    case 'continue':
    case 'rethink':
      return thought
    case 'malformed':
      return completion.text.trim() || 'It wrote nothing.'
  }
}

/** What a step did, as a sentence for someone who does not see the figure. */
export function stepSentence(step: Step, modelName: string): string {
  const who = `${ROLE_NAMES[step.role]} on ${modelName}`
  const { action } = step.parsed
  const origin = step.origin === 'live' ? 'Live' : 'Recorded'
  switch (action.type) {
    case 'search':
      return `${who} searched for ${action.query}. ${origin}.`
    case 'finish':
      return `${who} answered ${action.answer}. ${origin}.`
    case 'continue':
      return `${who} said to continue. ${origin}.`
    case 'rethink':
      return `${who} said to think again. ${origin}.`
    case 'malformed':
      return `${who} wrote something that could not be read. ${origin}.`
  }
}

export const answerText = (answer: string): string => (answer === '' ? 'no answer' : answer)
