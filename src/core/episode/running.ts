/** An episode in progress, which hides the state of its protocol. Immutable: `accept` returns the next one. */
import type { ParsedCompletion, Protocol, Turn } from './protocol.ts'

export interface RunningEpisode {
  readonly turn: Turn
  readonly accept: (completion: string) => {
    readonly next: RunningEpisode
    readonly parsed: ParsedCompletion
  }
}

export function beginEpisode<Question, State>(
  protocol: Protocol<Question, State>,
  state: State,
): RunningEpisode {
  return {
    turn: protocol.turn(state),
    accept: (completion) => {
      const { state: after, parsed } = protocol.accept(state, completion)
      return { next: beginEpisode(protocol, after), parsed }
    },
  }
}
