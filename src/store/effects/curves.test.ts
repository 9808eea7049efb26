import { expect, it, vi } from 'vitest'
import { modelId } from '../../core/episode/step.ts'
import { bestSetting } from '../../core/front/best-setting.ts'
import { operatingPoint } from '../../core/front/operating-point.ts'
import { scoreRouter } from '../../core/front/score.ts'
import { sweptOn } from '../../core/front/sweep.ts'
import { LEARNERS } from '../../core/learning/learners.ts'
import { shippedTasks } from '../../core/tasks/registry.ts'
import { weight } from '../../core/units.ts'
import { selectRouters } from '../pool-selectors.ts'
import { withTable } from '../reading/read-forest.ts'
import { selectSettings } from '../setting-selectors.ts'
import { setAlpha } from '../setup-actions.ts'
import { selectScoringContext, selectSplitCases } from '../table-selectors.ts'
import { ATLAS } from '../testing/atlas-setup.ts'
import { scriptedForest } from '../testing/scripted-forest.ts'
import { scriptedSteps } from '../testing/scripted-steps.ts'
import { dropTrained, startTraining } from '../training/actions.ts'
import { curveOn, selectMissingCurve } from '../training/curves.ts'
import { trainerInPage } from '../training/open-trainer.ts'
import { createYard, initialState, type Yard } from '../yard.ts'
import { startCurves } from './curves.ts'

async function train(yard: Yard, kind: string, passes: number): Promise<void> {
  const { defaults } = LEARNERS.find((each) => each.kind === kind)!
  await startTraining(yard, kind, { ...defaults, passes, question: 64 })
  await vi.waitFor(() => expect(yard.getState().training.current?.status.type).toBe('done'))
}

async function stepYard(): Promise<Yard> {
  await shippedTasks.load('ledger')
  const file = await scriptedSteps(['small', 'large'].map(modelId), 6)
  return createYard(
    {
      setup: { ...initialState.setup, taskId: 'ledger', questionId: 'ledger/test/0' },
      data: { ...initialState.data, forests: { ledger: { type: 'ready', ...withTable(file) } } },
    },
    { openTrainer: trainerInPage },
  )
}

const allComputed = (yard: Yard) =>
  vi.waitFor(() => expect(selectMissingCurve(yard.getState())).toBeNull(), { timeout: 20_000 })

it('computes the curves that direct scoring gives, at the same settings on every split', async () => {
  const yard = await stepYard()
  await train(yard, 'policy-gradient', 2)
  await train(yard, 'cost-bound', 2)
  startCurves(yard)
  await allComputed(yard)
  const state = yard.getState()
  const { curves } = state.training
  const context = selectScoringContext(state)!
  const moved = selectRouters(state).filter(({ id, moves }) => moves !== 'never' && id !== 'oracle')
  expect(new Set(moved.map(({ group }) => group))).toEqual(new Set(['learned', 'rule']))
  for (const router of moved) {
    const settings = (['test', 'validation'] as const).map((split) => {
      const cases = selectSplitCases(state, split)
      const curve = curveOn(curves, router, cases)!
      expect(curve.moves).toBe(router.moves)
      return curve.points.map((point, at) => {
        const share = 'alpha' in point ? point.alpha : 0.5
        const preference = { alpha: weight(share), beta: weight(1 - share) }
        const setting = 'setting' in point ? point.setting : 0
        const exact = scoreRouter({ router, setting, preference }, cases, context)
        expect(curve.scores[at]).toEqual(exact)
        expect(point).toMatchObject(operatingPoint(exact))
        return setting
      })
    })
    expect(settings[1]).toEqual(settings[0])
  }
})

it('finds the best threshold on the train questions for any weights', async () => {
  const yard = await stepYard()
  startCurves(yard)
  await allComputed(yard)
  for (const alpha of [0.1, 0.5, 0.9]) {
    setAlpha(yard, alpha)
    const state = yard.getState()
    const [train, context] = [selectSplitCases(state, 'train'), selectScoringContext(state)!]
    const rules = selectRouters(state).filter(({ group }) => group === 'rule')
    expect(rules.length).toBeGreaterThan(1)
    expect(selectSettings(state)).toEqual(
      Object.fromEntries(
        rules.map((rule) => [
          rule.id,
          bestSetting(sweptOn(rule, train, context), state.setup.preference),
        ]),
      ),
    )
  }
})

it('computes no threshold curve anew for another split, except on that split', async () => {
  const yard = await stepYard()
  startCurves(yard)
  await allComputed(yard)
  const before = yard.getState().training.curves
  yard.setState(({ setup }) => ({ setup: { ...setup, split: 'validation' } }))
  await allComputed(yard)
  expect(selectMissingCurve(yard.getState())).toBeNull()
  yard.setState(({ setup }) => ({ setup: { ...setup, split: 'test' } }))
  await allComputed(yard)
  const after = yard.getState().training.curves
  for (const each of after) expect(before).toContain(each)
})

it('drops the curves of a removed router when the next curve arrives', async () => {
  const file = await scriptedForest({ train: 5, validation: 3, test: 4 })
  const yard = createYard(
    {
      setup: { ...ATLAS, questionId: 'atlas/test/0' },
      data: { ...initialState.data, forests: { atlas: { type: 'ready', ...withTable(file) } } },
    },
    { openTrainer: trainerInPage },
  )
  const { kind } = LEARNERS[0]!
  await train(yard, kind, 2)
  startCurves(yard)
  await vi.waitFor(() => expect(yard.getState().training.curves).toHaveLength(2))
  const first = yard.getState().setup.routerId
  dropTrained(yard, first)
  await train(yard, kind, 3)
  await vi.waitFor(() => {
    const { curves } = yard.getState().training
    expect(curves).toHaveLength(2)
    expect(curves.every(({ router }) => router.id !== first)).toBe(true)
  })
})
