import fc from 'fast-check'
import { expect, it } from 'vitest'
import { END } from '../forest/state-graph.ts'
import type { Encoding } from '../routing/encoding.ts'
import { routedTables } from '../testing/cases.ts'
import { situationsOf } from './situations.ts'

const encodingOf = (arms: Encoding['arms'], spent: boolean): Encoding => ({
  arms,
  stages: 4,
  question: 0,
  last: 0,
  writer: false,
  draft: false,
  spent,
})

it.each([false, true])(
  'has no move back to an earlier arm if it is monotone, remembering: %s',
  (spent) => {
    fc.assert(
      fc.property(routedTables, ({ cases, context }) => {
        const encoding = encodingOf(
          context.arms.map(({ id }) => id),
          spent,
        )
        for (const question of cases) {
          const free = situationsOf(question, encoding, context)
          const bound = situationsOf(question, encoding, context, true)
          expect(bound.inputs).toEqual(free.inputs)
          // Per situation, the arm that led to it; from the start, every arm is allowed.
          const led = new Map<number, number>()
          for (let s = 0; s < bound.inputs.length; s++) {
            const least = led.get(s) ?? 0
            const moves = (of: typeof free) =>
              Array.from(of.arm.subarray(of.firstMove[s]!, of.firstMove[s + 1]!))
            for (let m = free.firstMove[s]!; m < free.firstMove[s + 1]!; m++) {
              if (free.next[m] !== END) led.set(free.next[m]!, free.arm[m]!)
            }
            expect(moves(bound)).toEqual(moves(free).filter((arm) => arm >= least))
          }
        }
      }),
    )
  },
)
