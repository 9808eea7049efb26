/** A protocol that only tests use: a solver writes, a teacher checks, and both are chosen again before each pair of turns. */
import type { Role } from '../episode/prompt.ts'
import type { Ask, Protocol, Turn } from '../episode/protocol.ts'
import { hashText } from '../random.ts'
import { quality } from '../units.ts'

export const PAIR_ROLES: readonly Role[] = ['solver', 'teacher']

interface Pairs {
  readonly question: string
  readonly written: readonly string[]
}

/** The roles for which a choice is due before the first and before the second turn of a pair. */
type Decides = readonly [readonly Role[], readonly Role[]]
const TOGETHER: Decides = [PAIR_ROLES, []]
/** Each role is chosen separately, before it speaks. */
export const APART: Decides = [['solver'], ['teacher']]

/** The score is a hash of what was written. With `beside`, both turns of a pair may be written in parallel. */
export function pairsProtocol(
  rounds: number,
  beside: boolean,
  decides: Decides = TOGETHER,
): Protocol<string, Pairs> {
  const askAt = ({ question, written }: Pairs, turn: number): Ask => {
    const role = PAIR_ROLES[turn % 2]!
    // In parallel, the teacher cannot read what the solver is still writing.
    const read = beside ? written.slice(0, turn - (turn % 2)) : written
    return {
      name: `${role}-${(turn >> 1) + 1}`,
      role,
      prompt: [{ by: 'context', text: `${question}:${read.join()}:${role}` }],
      maxTokens: 8,
      decides: decides[turn % 2]!,
    }
  }
  return {
    start: (question) => ({ question, written: [] }),
    turn: (state): Turn => {
      const { question, written } = state
      const turn = written.length
      if (turn === 2 * rounds) {
        const score = (hashText(`${question}:${written.join()}`) % 5) / 4
        const verdict = { answer: written.join(), gold: '', score: quality(score) }
        return { type: 'verdict', verdict: { ...verdict, exactMatch: score === 1 } }
      }
      const ask = askAt(state, turn)
      const next = beside && turn % 2 === 0 ? { beside: [askAt(state, turn + 1)] } : {}
      return { type: 'turn', ...ask, ...next }
    },
    accept: ({ question, written }, completion) => ({
      state: { question, written: [...written, completion] },
      parsed: { thought: '', action: { type: 'work' }, observation: null, right: null },
    }),
  }
}
