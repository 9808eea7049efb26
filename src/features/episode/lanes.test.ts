import { describe, expect, it } from 'vitest'
import type { Verdict } from '../../core/episode/protocol.ts'
import { type ModelId, modelId, type Step } from '../../core/episode/step.ts'
import { type EpisodeTree, emptyTree, withNode } from '../../core/episode/tree.ts'
import { quality } from '../../core/units.ts'
import { lanesOf, leafPaths, sharedSteps } from './lanes.ts'

const weak = modelId('weak')
const strong = modelId('strong')
const verdict: Verdict = { answer: 'a', gold: 'a', f1: quality(1), exactMatch: true }
const step = (model: ModelId): Step => ({ model, completion: { text: 'x' } }) as Step

const treeOf = (...paths: readonly (readonly ModelId[])[]): EpisodeTree =>
  paths.reduce(
    (tree, path) =>
      path.reduce(
        (grown, model, index) =>
          withNode(
            grown,
            path.slice(0, index + 1),
            step(model),
            index === path.length - 1 ? verdict : null,
          ),
        tree,
      ),
    emptyTree('q'),
  )

const arms = [
  [weak, weak, weak],
  [strong, weak, strong],
  [weak, strong, weak],
  [strong, strong, strong],
]

describe('leafPaths()', () => {
  it('finds every whole episode of a tree', () => {
    expect(leafPaths(treeOf(...arms))).toHaveLength(4)
    expect(leafPaths(emptyTree('q'))).toEqual([])
  })
})

describe('lanesOf()', () => {
  it('draws the arms in their order, one of them as the main lane', () => {
    const lanes = lanesOf(treeOf(...arms), arms, arms[2] ?? [], 2)
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
    const lanes = lanesOf(treeOf(...arms, byHand), arms, arms[0] ?? [], 0)
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
    const lanes = lanesOf(treeOf(...arms, byHand), arms, byHand, null)
    expect(lanes.map((lane) => [lane.arm, lane.main, lane.leaves])).toEqual([
      [null, true, 0],
      [0, false, 2],
      [1, false, 0],
      [2, false, 0],
      [3, false, 0],
    ])
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
