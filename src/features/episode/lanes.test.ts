import { describe, expect, it } from 'vitest'
import { emptyTree, type Path } from '../../core/episode/tree.ts'
import { treeOf as scored, strong, weak } from './fixture.ts'
import { lanesOf, leafPaths, sharedSteps } from './lanes.ts'

const treeOf = (...paths: readonly Path[]) => scored(...paths.map((path) => ({ path, score: 1 })))

const paths = [
  [weak, weak, weak],
  [strong, weak, strong],
  [weak, strong, weak],
  [strong, strong, strong],
]

describe('leafPaths()', () => {
  it('finds every whole episode of a tree', () => {
    expect(leafPaths(treeOf(...paths))).toHaveLength(4)
    expect(leafPaths(emptyTree('q'))).toEqual([])
  })
})

describe('lanesOf()', () => {
  it('draws the arms in their order, one of them as the main lane', () => {
    const lanes = lanesOf(treeOf(...paths), paths, paths[2] ?? [], 2)
    expect(lanes.map((lane) => [lane.arm, lane.main, lane.leaves])).toEqual([
      [0, false, 0],
      [1, false, 0],
      [2, true, 0],
      [3, false, 0],
    ])
    expect(lanes.every((lane) => lane.complete)).toBe(true)
  })

  it('lets a branch by hand leave the main lane where it was made', () => {
    const byHand = [weak, weak, strong]
    const lanes = lanesOf(treeOf(...paths, byHand), paths, paths[0] ?? [], 0)
    expect(lanes.map((lane) => [lane.arm, lane.main, lane.leaves])).toEqual([
      [0, true, 0],
      [null, false, 2],
      [1, false, 0],
      [2, false, 0],
      [3, false, 0],
    ])
  })

  it('on a branch by hand, lets the lane that it came from leave it there', () => {
    const byHand = [weak, weak, strong]
    const lanes = lanesOf(treeOf(...paths, byHand), paths, byHand, null)
    expect(lanes.map((lane) => [lane.arm, lane.main, lane.leaves])).toEqual([
      [null, true, 0],
      [0, false, 2],
      [1, false, 0],
      [2, false, 0],
      [3, false, 0],
    ])
  })

  it('calls a branch by the step at which it left its own arm, whatever lane the wagon is on', () => {
    const byHand = [weak, weak, strong]
    for (const [path, arm] of [
      [byHand, null],
      [paths[3] ?? [], 3],
    ] as const) {
      const lanes = lanesOf(treeOf(...paths, byHand), paths, path, arm)
      expect(lanes.find((lane) => lane.arm === null)?.kept).toBe(2)
    }
  })

  it('draws four empty lanes where nothing is recorded', () => {
    const lanes = lanesOf(emptyTree('q'), [[], [], [], []], [], 1)
    expect(lanes.map((lane) => lane.complete)).toEqual([false, false, false, false])
    expect(lanes.filter((lane) => lane.main)).toHaveLength(1)
  })
})

describe('sharedSteps()', () => {
  it('counts the common beginning', () => {
    expect(sharedSteps([weak, weak], [weak, strong])).toBe(1)
    expect(sharedSteps([weak], [weak, strong])).toBe(1)
    expect(sharedSteps([], [weak])).toBe(0)
  })
})
