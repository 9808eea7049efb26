/** The words of the episode panel. What a model wrote is quoted, never interpreted. */
import { ORIGIN_WORDS } from '../../components/badge.tsx'
import { ROLE_NAMES } from '../../components/role-names.ts'
import type { Role } from '../../core/episode/prompt.ts'
import type { Action } from '../../core/episode/protocol.ts'
import type { Glimpse, Step } from '../../core/episode/step.ts'

/** For a role that works on a shared text: what one of its steps is called. Such a text is shown as it was written. */
export const PART_NAMES: Readonly<Partial<Record<Role, string>>> = {
  solver: 'Line',
  refiner: 'Draft',
}

export const turnName = (role: Role): string => PART_NAMES[role] ?? 'Step'

/** "Teacher and Student". */
export const listOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** What a router's paid look before it decided is called: at a first token, or at a draft of the step. */
export const lookName = (tokensOut: number): 'glimpse' | 'draft' =>
  tokensOut > 1 ? 'draft' : 'glimpse'

/** "1 glimpse", or "2 drafts and 1 glimpse" where different routers wrote the steps. */
export const looksWords = (looks: readonly Pick<Glimpse, 'tokensOut'>[]): string =>
  listOf(
    (['draft', 'glimpse'] as const).flatMap((name) => {
      const count = looks.filter((look) => lookName(look.tokensOut) === name).length
      return count === 0 ? [] : count === 1 ? `1 ${name}` : `${count} ${name}s`
    }),
  )

export const rightWords = (right: boolean): string =>
  right ? 'agrees with the truth' : 'does not agree with the truth'

const ACTION_NAMES: Readonly<Record<Action['type'], string>> = {
  search: 'Search',
  finish: 'Finish',
  continue: 'Continue',
  rethink: 'Rethink',
  choose: 'Choose',
  submit: 'Submit',
  work: 'Work',
  malformed: 'Malformed',
}

export const actionName = (action: Action): string =>
  action.type === 'submit' && !action.submitted ? 'Ask again' : ACTION_NAMES[action.type]

/** The label above a station: "S · Search", or "Line ✓" where the role writes a part of a shared text. */
export function stationLabel({ role, parsed }: Step): string {
  const line = PART_NAMES[role]
  if (line === undefined) return `${ROLE_NAMES[role].charAt(0)} · ${actionName(parsed.action)}`
  const { action, right } = parsed
  const what =
    action.type === 'finish' ? 'Answer' : action.type === 'work' ? line : actionName(action)
  return right === null ? what : `${what} ${right ? '✓' : '✗'}`
}

/** What the step did, for someone who does not see the figure. */
export function actionWords({ role, parsed }: Step): string {
  const { action, right } = parsed
  const what = action.type === 'work' ? (PART_NAMES[role] ?? 'Work') : actionName(action)
  return right === null ? what : `${what}, ${rightWords(right)}`
}

/** What the step searched for, answered, advised or worked out. Of a solver's line, only what follows its name: room is short. */
export function stationCaption({ role, parsed, completion }: Step): string {
  const { action, thought } = parsed
  switch (action.type) {
    case 'search':
      return action.query
    case 'finish':
      return action.answer
    case 'continue':
    case 'rethink':
    case 'submit':
      return thought
    case 'choose':
      return action.letter
    case 'work': {
      const line = thought || completion.text.trim()
      return role === 'solver' ? line.slice(line.indexOf(':') + 1).trim() : line
    }
    case 'malformed':
      return completion.text.trim() || 'It wrote nothing.'
  }
}

/** What a step did, as a sentence for someone who does not see the figure. */
export function stepSentence(step: Step, modelName: string): string {
  const who = `${ROLE_NAMES[step.role]} on ${modelName}`
  const { completion } = step
  const { action, thought } = step.parsed
  const origin = ORIGIN_WORDS[step.origin]
  switch (action.type) {
    case 'search':
      return `${who} searched for ${action.query}. ${origin}.`
    case 'finish':
      return `${who} answered ${action.answer}. ${origin}.`
    case 'continue':
      return `${who} said to continue. ${origin}.`
    case 'rethink':
      return `${who} said to think again. ${origin}.`
    case 'choose':
      return `${who} chose ${action.letter}. ${origin}.`
    case 'submit':
      return `${who} ${action.submitted ? 'submitted the choice' : 'asked for another choice'}. ${origin}.`
    case 'work':
      return `${who} wrote ${thought || completion.text.trim()}. ${origin}.`
    case 'malformed':
      return `${who} wrote something that could not be read. ${origin}.`
  }
}

/** A metric's name where there is little room. */
export const shortMetric = (metric: string): string => (metric === 'Accuracy' ? 'Acc.' : metric)

export const answerText = (answer: string): string => (answer === '' ? 'no answer' : answer)
