import { describe, expect, it } from 'vitest'
import { armsOf } from '../../../core/episode/arm.ts'
import { modelId } from '../../../core/episode/step.ts'
import { usd } from '../../../core/units.ts'
import { pointOf } from '../fixture.ts'
import type { Branch } from './branches.ts'
import { shapeOf, shownBranches } from './shape.ts'

/** The branches of a Teacher and a Student of `size` models beside arm 3; dearer models cost more and only arm 7 is right. */
function branchesOf(size: number): readonly Branch[] {
  const pool = Array.from({ length: size }, (_, at) => modelId(`m${at}`))
  return armsOf(pool, ['teacher', 'student']).flatMap((arm, place) =>
    place === 3
      ? []
      : {
          id: arm.id,
          index: 0,
          choice: { point: 0, place },
          arm,
          path: [],
          shared: 0,
          steps: [],
          outcome: {
            score: place === 7 ? 1 : 0,
            cost: usd(place + 1),
            times: null,
            origin: 'recorded' as const,
          },
          worth: null,
        },
  )
}
const byHand: Branch = { ...branchesOf(2)[0]!, id: 'hand', choice: null, index: 1, shared: 1 }
const placesOf = (branches: readonly Branch[]) => branches.map(({ choice }) => choice?.place)

describe('shownBranches()', () => {
  it('keeps all branches of a pair of models', () => {
    expect(placesOf(shownBranches(branchesOf(2), 3))).toEqual([0, 1, 2])
  })

  it('keeps the undominated ones and single models of many', () => {
    // In a pool of five, arms 0, 6, 12, 18 and 24 are one model alone.
    expect(placesOf(shownBranches(branchesOf(5), 4))).toEqual([0, 6, 7, 12])
    expect(placesOf(shownBranches(branchesOf(5), 7))).toEqual([0, 1, 6, 7, 12, 18, 24])
  })

  it('keeps branches made by hand', () => {
    expect(shownBranches([...branchesOf(5), byHand], 4)).toContain(byHand)
  })
})

describe('shapeOf()', () => {
  const arms = armsOf(['a', 'b', 'c'].map(modelId), ['solver'])

  it('runs the main track on the rows of the arms taken', () => {
    const points = [pointOf(0, arms, 2), pointOf(1, arms, 0), pointOf(2, arms, null)]
    const { switches, settled } = shapeOf(points, [], 2)
    expect(switches).toEqual([
      { index: 0, row: 2 },
      { index: 1, row: 0 },
      { index: 2, row: null },
    ])
    expect(settled).toBe(false)
  })

  it('gives a branch made by hand a row of its own, below the track that it leaves', () => {
    const { branches } = shapeOf([pointOf(0, arms, 1)], [byHand], 3)
    expect(branches[0]?.at).toBeNull()
    expect(branches[0]?.row).toBeGreaterThan(0)
    expect(branches[0]?.row).toBeLessThan(1)
  })
})
