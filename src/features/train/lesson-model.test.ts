import { beforeAll, expect, it } from 'vitest'
import { selectRouters } from '../../store/pool-selectors.ts'
import { selectCases, selectScoringContext, selectSplitCases } from '../../store/table-selectors.ts'
import { openYard } from '../../store/testing/open-yard.ts'
import { scriptedForest } from '../../store/testing/scripted-forest.ts'
import type { Yard } from '../../store/yard.ts'
import { type LessonModel, lessonOf } from './lesson-model.ts'

let yard: Yard
beforeAll(async () => {
  yard = openYard(await scriptedForest({ train: 6, validation: 3, test: 3 }))
})

function lessonFrom(routerId: string): LessonModel {
  const state = yard.getState()
  const router = selectRouters(state).find(({ id }) => id === routerId)!
  const work = lessonOf({
    router,
    fitted: null,
    setting: 0,
    preference: state.setup.preference,
    context: selectScoringContext(state)!,
    cases: selectCases(state),
    train: selectSplitCases(state, 'train'),
  })
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

it('has a column for each arm that is chosen, and one for all others', () => {
  const { arms, others, rows, words } = lessonFrom('all-weak')
  expect(arms).toHaveLength(1)
  expect(others).toBe(3)
  for (const { shares } of rows) expect(shares).toEqual([1, 0])
  expect(words).toBeNull()
})

it('has no column for others where every arm is chosen', () => {
  const { arms, others, rows } = lessonFrom('random')
  expect(arms).toHaveLength(4)
  expect(others).toBe(0)
  for (const { shares } of rows) {
    for (const share of shares) expect(share).toBeCloseTo(0.25, 9)
  }
})

it('sums over all questions first, then goes by kind', () => {
  const kinds = lessonFrom('random').rows.map(({ kind }) => kind)
  const own = new Set(selectCases(yard.getState()).map(({ kind }) => kind))
  expect(kinds).toEqual(['all questions', ...[...own].sort()])
})
