import { beforeAll, describe, expect, it } from 'vitest'
import { modelId } from '../../../core/episode/step.ts'
import type { Forest } from '../../../core/forest/forest.ts'
import { scoreRouter } from '../../../core/front/score.ts'
import { normalised } from '../../../core/outcomes/case.ts'
import { choosePath } from '../../../store/episode-actions.ts'
import { selectPriceBook, selectRouter } from '../../../store/pool-selectors.ts'
import { withTable } from '../../../store/reading/read-forest.ts'
import { selectGlimpses, selectHolders, selectNodes, selectPath } from '../../../store/selectors.ts'
import { selectSetting } from '../../../store/setting-selectors.ts'
import type { YardState } from '../../../store/state.ts'
import { selectCase, selectScoringContext } from '../../../store/table-selectors.ts'
import { scriptedSteps } from '../../../store/testing/scripted-steps.ts'
import { createYard, initialState, type Yard } from '../../../store/yard.ts'
import { episodeBill, glimpsesIn, totalCost } from './bill.ts'

const pool = ['small', 'middle', 'large'].map(modelId)
let file: Forest

beforeAll(async () => {
  await initialState.tasks.load('ledger')
  file = await scriptedSteps(pool, 3)
})

const yardAt = (questionId: string, routerId: string, setting: number): Yard =>
  createYard({
    setup: {
      ...initialState.setup,
      taskId: 'ledger',
      questionId,
      routerId,
      settings: { [routerId]: setting },
    },
    data: { ...initialState.data, forests: { ledger: { type: 'ready', ...withTable(file) } } },
  })

/** As the page adds it up. */
const entriesIn = (state: YardState) =>
  episodeBill(
    selectPriceBook(state),
    selectHolders(state).models,
    selectNodes(state),
    selectGlimpses(state),
  )

/** As the front bills it. */
function frontCost(state: YardState): number {
  const asked = {
    router: selectRouter(state),
    setting: selectSetting(state),
    preference: state.setup.preference,
  }
  const cases = [selectCase(state)!]
  return scoreRouter(asked, cases, selectScoringContext(state)!).cost[0]!
}

describe('the cost of a path on screen', () => {
  it.each(['entropy-threshold', 'log-prob-threshold', 'all-large', 'oracle'])(
    'is what the front bills: %s',
    (routerId) => {
      for (const { id } of file.questions) {
        for (const setting of [-2, -0.5, 0, 0.6, 1.2, 3]) {
          const state = yardAt(id, routerId, setting).getState()
          const range = selectScoringContext(state)!.range
          const cost = totalCost(entriesIn(state))
          expect(normalised(range, cost)).toBeCloseTo(frontCost(state), 9)
        }
      }
    },
  )

  it('has a glimpse before each step that was taken from the cheapest model', () => {
    const state = yardAt('ledger/test/0', 'entropy-threshold', 0.8).getState()
    const entries = entriesIn(state)
    const escalated = entries.filter(({ model }) => model !== pool[0])
    expect(escalated.length).toBeGreaterThan(0)
    expect(escalated.length).toBeLessThan(entries.length)
    expect(entries.map(({ glimpse }) => glimpse?.model ?? null)).toEqual(
      entries.map(({ model }) => (model === pool[0] ? null : pool[0])),
    )
    expect(glimpsesIn(entries).paid).toHaveLength(escalated.length)
    const steps = entries.reduce((sum, { cost }) => sum + cost, 0)
    expect(totalCost(entries)).toBeCloseTo(steps + glimpsesIn(entries).cost, 12)
    const used = entries.flatMap((entry) => (entry.glimpse ? [entry, entry.glimpse] : [entry]))
    const tokens = used.reduce((sum, { tokensIn, tokensOut }) => sum + tokensIn + tokensOut, 0)
    expect(entries.at(-1)?.runningTokens).toBe(tokens)
  })

  it('has none on a branch by hand', () => {
    const yard = yardAt('ledger/test/0', 'entropy-threshold', -1)
    const routed = selectPath(yard.getState())
    const count = () => glimpsesIn(entriesIn(yard.getState())).paid.length
    expect(count()).toBe(routed.length)
    choosePath(yard, routed.slice(0, 2))
    expect(count()).toBe(0)
  })
})
