import { expect, it, vi } from 'vitest'
import { weightsCurve } from '../../core/front/weights-curve.ts'
import { LEARNERS } from '../../core/learning/learners.ts'
import { selectRouters } from '../pool-selectors.ts'
import { withTable } from '../reading/read-forest.ts'
import { selectScoringContext, selectSplitCases } from '../table-selectors.ts'
import { ATLAS } from '../testing/atlas-setup.ts'
import { scriptedForest } from '../testing/scripted-forest.ts'
import { dropTrained, startTraining } from '../training/actions.ts'
import { curveOn } from '../training/curves.ts'
import { trainerInPage } from '../training/open-trainer.ts'
import { createYard, initialState, type Yard } from '../yard.ts'
import { startLearnedCurves } from './learned-curves.ts'

async function trained(): Promise<Yard> {
  const file = await scriptedForest({ train: 5, validation: 3, test: 4 })
  const yard = createYard(
    {
      setup: { ...ATLAS, questionId: 'atlas/test/0' },
      data: { ...initialState.data, forests: { atlas: { type: 'ready', ...withTable(file) } } },
    },
    { openTrainer: trainerInPage },
  )
  const { kind, defaults } = LEARNERS[0]!
  await startTraining(yard, kind, { ...defaults, passes: 2, question: 64 })
  await vi.waitFor(() => expect(yard.getState().training.current?.status.type).toBe('done'))
  return yard
}

it('computes the curve of a trained router on the questions shown and on the validation questions', async () => {
  const yard = await trained()
  startLearnedCurves(yard)
  await vi.waitFor(() => expect(yard.getState().training.curves).toHaveLength(2))
  const state = yard.getState()
  const router = selectRouters(state).find(({ id }) => id === state.setup.routerId)!
  for (const split of ['test', 'validation'] as const) {
    const cases = selectSplitCases(state, split)
    const exact = weightsCurve(router, cases, selectScoringContext(state)!)
    let step = exact.next()
    while (!step.done) step = exact.next()
    expect(curveOn(state.training.curves, router, cases)).toEqual(step.value)
  }
})

it('drops the curves of a removed router when the next curve arrives', async () => {
  const yard = await trained()
  startLearnedCurves(yard)
  await vi.waitFor(() => expect(yard.getState().training.curves).toHaveLength(2))
  const first = yard.getState().setup.routerId
  const { kind, defaults } = LEARNERS[0]!
  dropTrained(yard, first)
  await startTraining(yard, kind, { ...defaults, passes: 3, question: 64 })
  await vi.waitFor(() => {
    const { curves } = yard.getState().training
    expect(curves).toHaveLength(2)
    expect(curves.every(({ router }) => router.id !== first)).toBe(true)
  })
})
