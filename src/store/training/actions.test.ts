import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Forest } from '../../core/forest/forest.ts'
import type { Settings } from '../../core/learning/learner.ts'
import { LEARNERS } from '../../core/learning/learners.ts'
import { parseTrainedRouter, trainedRouterFile } from '../../core/learning/trained-router.ts'
import { splitOf } from '../../core/tasks/task.ts'
import { selectRouter, selectRouters } from '../pool-selectors.ts'
import { selectPoints } from '../selectors.ts'
import { setCostRange, setRouter } from '../setup-actions.ts'
import { openYard } from '../testing/open-yard.ts'
import { scriptedForest } from '../testing/scripted-forest.ts'
import { patch, type Yard } from '../yard.ts'
import {
  addTrained,
  dropTrained,
  pauseTraining,
  resetTraining,
  resumeTraining,
  startTraining,
  stepTraining,
  trainRecipe,
} from './actions.ts'
import { trainerInPage } from './open-trainer.ts'
import { selectRecipes, selectTrained } from './selectors.ts'
import type { TrainerOrder, TrainerPort } from './trainer.ts'

const KIND = 'policy-gradient'
const { defaults } = LEARNERS.find(({ kind }) => kind === KIND)!
const SHORT: Settings = { ...defaults, passes: 4, question: 64 }
/** Passes over so wide a net that it does not end while a test looks on, however fast the machine is. */
const ENDLESS: Settings = { ...defaults, passes: 2000, hidden: 512, question: 4096 }
const SHORT_ID = `${KIND}~passes:4~question:64`

let file: Forest
beforeAll(async () => {
  file = await scriptedForest({ train: 6, validation: 3, test: 3 })
})

/** A yard whose trainer runs in the page and records its orders. */
function opened(): { readonly yard: Yard; readonly orders: readonly TrainerOrder[] } {
  const orders: TrainerOrder[] = []
  const openTrainer = async (): Promise<TrainerPort> => {
    const port = await trainerInPage()
    const send = (order: TrainerOrder) => {
      orders.push(order)
      port.send(order)
    }
    return { ...port, send }
  }
  return { yard: openYard(file, { openTrainer }), orders }
}

const training = (yard: Yard) => yard.getState().training
const ended = (yard: Yard, status = 'done') =>
  vi.waitFor(() => expect(training(yard).current?.status.type).toBe(status), { timeout: 20_000 })

async function trained(settings = SHORT): Promise<Yard> {
  const { yard } = opened()
  await startTraining(yard, KIND, settings)
  await ended(yard)
  return yard
}

describe('a training', () => {
  it('ends in a router that decides, and counts one look at the test questions', async () => {
    const yard = await trained()
    expect(training(yard).current?.curve).toHaveLength(4)
    expect(training(yard).testLooks).toBe(1)
    expect(selectRouter(yard.getState()).id).toBe(SHORT_ID)
    expect(selectPoints(yard.getState())[0]!.reply.type).toBe('decided')
    expect(selectRecipes(yard.getState())).toEqual([SHORT_ID])
  })

  it('is handed no test question', async () => {
    const { yard, orders } = opened()
    await startTraining(yard, KIND, SHORT)
    const [order] = orders
    if (order?.type !== 'train') throw new Error('the training was not started')
    const { train, validation, questions } = order.job.set
    const ids = [...train, ...validation].map(({ questionId }) => questionId)
    expect(ids.map(splitOf)).toEqual([...Array(6).fill('train'), ...Array(3).fill('validation')])
    expect([...questions.keys()]).toEqual(ids)
    resetTraining(yard)
  })

  it('gives the same router for the same seed and settings, and another one for another seed', async () => {
    const fitted = async (settings: Settings) =>
      [...selectTrained((await trained(settings)).getState()).values()][0]!.router.fitted
    const first = await fitted(SHORT)
    expect(await fitted(SHORT)).toEqual(first)
    expect(await fitted({ ...SHORT, hidden: 8, seed: '1' })).not.toEqual(
      await fitted({ ...SHORT, hidden: 8, seed: '2' }),
    )
  })

  it('can be paused, stepped by one pass, and resumed', async () => {
    const { yard } = opened()
    await startTraining(yard, KIND, ENDLESS)
    await vi.waitFor(() => expect(training(yard).current!.curve.length).toBeGreaterThan(0))
    pauseTraining(yard)
    const before = training(yard).current!.curve.length
    stepTraining(yard)
    await vi.waitFor(() => expect(training(yard).current!.curve.length).toBe(before + 1))
    resumeTraining(yard)
    await vi.waitFor(() => expect(training(yard).current!.curve.length).toBeGreaterThan(before + 1))
    resetTraining(yard)
    expect(training(yard).current).toBeNull()
    expect(selectTrained(yard.getState()).size).toBe(0)
  })

  it('says why it failed and adds no router', async () => {
    const few = await scriptedForest({ train: 0, validation: 1, test: 1 })
    const yard = openYard(few, { openTrainer: trainerInPage })
    await startTraining(yard, KIND, SHORT)
    // Without train questions there is no cost range, so no training starts.
    expect(training(yard).current).toBeNull()
    const other = opened().yard
    await startTraining(other, KIND, { ...SHORT, question: 1, last: 0 })
    await ended(other, 'failed')
    expect(selectTrained(other.getState()).size).toBe(0)
  })
})

describe('a trained router', () => {
  it('is another one for another range of cost, whatever range is at hand', async () => {
    const robust: Settings = { ...SHORT, costRange: 'robust' }
    const yard = await trained()
    await startTraining(yard, KIND, robust)
    await ended(yard)
    const id = `${KIND}~costRange:robust~passes:4~question:64`
    const routers = selectTrained(yard.getState())
    expect([...routers.keys()]).toEqual([SHORT_ID, id])
    expect(routers.get(id)?.router.fitted).not.toEqual(routers.get(SHORT_ID)?.router.fitted)
    const other = opened().yard
    setCostRange(other, 'robust')
    await trainRecipe(other, SHORT_ID)
    await ended(other)
    const again = selectTrained(other.getState()).get(SHORT_ID)
    expect(again?.router.fitted).toEqual(routers.get(SHORT_ID)?.router.fitted)
  })

  it('decides the same after it was written to a file and read back', async () => {
    const yard = await trained()
    const [entry] = selectTrained(yard.getState()).values()
    const text = JSON.stringify(trainedRouterFile(entry!.router))
    const other = opened().yard
    const id = await addTrained(other, parseTrainedRouter(JSON.parse(text), 'a file'), 'imported')
    setRouter(other, id)
    for (const alpha of [0, 0.3, 0.7, 1]) {
      const replies = [yard, other].map((each) => {
        const preference = { alpha, beta: 1 - alpha } as never
        patch(each, 'setup', { preference })
        return selectPoints(each.getState()).map(({ reply }) => reply)
      })
      expect(replies[1]).toEqual(replies[0])
    }
  })

  it('is refused if it was trained for something else', async () => {
    const yard = await trained()
    const [entry] = selectTrained(yard.getState()).values()
    const { router } = entry!
    const refused = [
      [{ ...router, task: 'relay' }, /task "relay"/],
      [{ ...router, pool: ['a', 'b'] }, /chooses among a, b/],
      [{ ...router, kind: 'crystal-ball' }, /no learner "crystal-ball"/],
      [{ ...router, fitted: { type: 'policy' } }, /./],
    ] as const
    for (const [each, words] of refused) {
      const other = opened().yard
      await expect(addTrained(other, each, 'imported')).rejects.toThrow(words)
      expect(selectTrained(other.getState()).size).toBe(0)
    }
  })

  it('is gone once it is dropped', async () => {
    const yard = await trained()
    dropTrained(yard, SHORT_ID)
    expect(selectRouters(yard.getState()).map(({ id }) => id)).not.toContain(SHORT_ID)
    expect(selectRecipes(yard.getState())).toEqual([])
  })
})
