import { describe, expect, it } from 'vitest'
import { modelId } from '../../core/episode/step.ts'
import { assignmentsOf } from '../../core/routing/arms.ts'
import { usd } from '../../core/units.ts'
import type { LaneView } from './lane-view.ts'
import { shownLanes } from './shown-lanes.ts'

/** The lanes of a Teacher and a Student of `size` models; dearer models cost more and only arm 7 is right. */
function lanesOf(size: number): readonly LaneView[] {
  const pool = Array.from({ length: size }, (_, at) => modelId(`m${at}`))
  return assignmentsOf({ pool, roles: ['teacher', 'student'] }).map((assignment, arm) => ({
    id: `arm-${arm}`,
    arm,
    path: [],
    leaves: 0,
    kept: 0,
    main: arm === 3,
    complete: true,
    assignment,
    outcome: { score: arm === 7 ? 1 : 0, cost: usd(arm + 1), times: null, origin: 'recorded' },
  }))
}
const armsOf = (lanes: readonly LaneView[]) => lanes.map(({ arm }) => arm)

describe('shownLanes()', () => {
  it('keeps all lanes of a pair', () => {
    expect(armsOf(shownLanes(lanesOf(2), 3))).toEqual([0, 1, 2, 3])
  })

  it('of many keeps the one on screen, the undominated ones and single models', () => {
    // In a pool of five, arms 0, 6, 12, 18 and 24 are one model alone.
    expect(armsOf(shownLanes(lanesOf(5), 4))).toEqual([0, 3, 6, 7, 12])
    expect(armsOf(shownLanes(lanesOf(5), 7))).toEqual([0, 1, 3, 6, 7, 12, 18, 24])
  })

  it('keeps branches by hand', () => {
    const byHand: LaneView = { ...lanesOf(5)[0]!, id: 'hand', arm: null, assignment: null }
    expect(shownLanes([...lanesOf(5), byHand], 4)).toContain(byHand)
  })
})
