/** How an episode of a task runs: a pure state machine over turns. No model, clock, randomness or screen. */
import type { Quality } from '../units.ts'
import type { Prompt, Role } from './prompt.ts'

/** What a completion does, parsed from its text. */
export type Action =
  | { readonly type: 'search'; readonly query: string }
  | { readonly type: 'finish'; readonly answer: string }
  | { readonly type: 'continue' }
  | { readonly type: 'rethink' }
  /** One of the question's choices, by its letter. */
  | { readonly type: 'choose'; readonly letter: string }
  /** Whether the Teacher submits the Student's choice. */
  | { readonly type: 'submit'; readonly submitted: boolean }
  /** A reasoning step or a draft that later turns build on. */
  | { readonly type: 'work' }
  /** The text does not follow the format. It is billed and the protocol handles it; nobody repairs it. */
  | { readonly type: 'malformed'; readonly reason: string }

/** What an action brought back. */
export type Observation =
  | { readonly type: 'passage'; readonly title: string; readonly text: string }
  | { readonly type: 'nothing-found' }

/** A completion as the protocol understood it. */
export interface ParsedCompletion {
  readonly thought: string
  readonly action: Action
  /** Only for a search. */
  readonly observation: Observation | null
  /** Whether a reasoning step is true, for display only; null if the protocol cannot tell. */
  readonly right: boolean | null
}

/** A request for one completion. */
export interface Ask {
  /** Unique in an episode, with its number: "student-2". */
  readonly name: string
  readonly role: Role
  readonly prompt: Prompt
  /** Upper bound on the completion's tokens. */
  readonly maxTokens: number
  /** The roles for which a choice is due before this completion is written; every other role keeps its earlier choice. */
  readonly decides: readonly Role[]
}

/** What the protocol asks for next. */
export type Turn =
  | (Ask & {
      readonly type: 'turn'
      /**
       * Asks that do not depend on this one, so that all of them may be written in parallel. They are accepted in this order,
       * and their prompts do not change in the meantime. Missing if there are none.
       */
      readonly beside?: readonly Ask[]
    })
  | { readonly type: 'verdict'; readonly verdict: Verdict }

/** How an episode ended. */
export interface Verdict {
  /** The submitted answer; empty if none was given within the budget. */
  readonly answer: string
  readonly gold: string
  readonly score: Quality
  readonly exactMatch: boolean
}

export interface Protocol<Question, State> {
  readonly start: (question: Question) => State
  readonly turn: (state: State) => Turn
  /** Takes the text of the completion asked for by `turn(state)`. */
  readonly accept: (
    state: State,
    completion: string,
  ) => { readonly state: State; readonly parsed: ParsedCompletion }
}
