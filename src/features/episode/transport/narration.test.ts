import { describe, expect, it } from 'vitest'
import { episodeBill } from '../bill/bill.ts'
import { book, nodesOf, recorded, stepOf } from '../fixture.ts'
import { narrationOf } from './narration.tsx'

const nodes = nodesOf(recorded[1]!, stepOf)
const at = (cursor: number) =>
  narrationOf({ nodes, cursor, bill: episodeBill(book, {}, nodes), metric: 'F1' })

describe('narrationOf()', () => {
  it('says where the wagon waits, and then another thing at every step', () => {
    expect(at(0)).toBe('Before the first of 3 steps.')
    expect(at(1)).toBe('Step 1 of 3: Student on Strong searched for The Amber Tide. Recorded.')
    expect(new Set([0, 1, 2, 3].map(at)).size).toBe(4)
  })

  it('adds the verdict at the end, and nowhere before', () => {
    expect(at(2)).not.toContain('Verdict')
    expect(at(3)).toMatch(
      /^Step 3 of 3: .* Verdict: Port Selin; gold: Port Selin[.] F1 1[.]00, cost [$]0[.]0/,
    )
  })

  it('says nothing without an episode', () => {
    expect(narrationOf({ nodes: [], cursor: 0, bill: [], metric: 'F1' })).toBe('')
  })
})
