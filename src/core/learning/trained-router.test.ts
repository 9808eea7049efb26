import { describe, expect, it } from 'vitest'
import { ROUTER_KINDS } from '../routing/registry.ts'
import { type Learner, trainingSet } from './learner.ts'
import { LEARNERS } from './learners.ts'
import { toyCases, toyContext, toySpace } from './toy.ts'
import {
  parseTrainedRouter,
  type TrainedRouter,
  TrainedRouterError,
  trainedRouterFile,
} from './trained-router.ts'

const known = [...toyCases('train', 8), ...toyCases('validation', 4)]
const EVEN = { alpha: 0.5, beta: 0.5 } as never

function trained(learner: Learner): TrainedRouter {
  const { kind, defaults } = learner
  const settings = { ...defaults, question: 16, last: 0, passes: 1, writer: false, draft: false }
  const learning = learner.fit(trainingSet(toySpace, known, toyContext), settings, EVEN)
  for (let step = learning.next(); ; step = learning.next()) {
    if (step.done) return { task: 'toy', pool: toySpace.pool, kind, settings, fitted: step.value }
  }
}

const written = (router: TrainedRouter): unknown =>
  JSON.parse(JSON.stringify(trainedRouterFile(router)))

describe.each(LEARNERS)('$kind', (learner) => {
  it('comes back from its file as it was and makes a router', () => {
    const router = trained(learner)
    const back = parseTrainedRouter(written(router), 'router.json')
    expect(back).toEqual(router)
    const kind = ROUTER_KINDS.find(({ id }) => id === back.kind)!
    expect(kind.create({ ...toySpace, stages: 2 }, back.fitted)).toHaveLength(1)
  })
})

describe('parseTrainedRouter', () => {
  const router = trained(LEARNERS[0]!)

  it('takes a file that names no range of cost for min–max', () => {
    const { costRange: _, ...settings } = router.settings
    const old = { ...trainedRouterFile(router), settings }
    expect(parseTrainedRouter(old, 'old.json').settings.costRange).toBe('min-max')
    const other = { ...old, settings: { ...settings, costRange: 'wide' } }
    expect(() => parseTrainedRouter(other, 'odd.json')).toThrow(/settings.costRange/)
  })

  it.each([
    ['of another format', { format: 'a cake' }, 'format'],
    ['of another version', { version: 2 }, 'version'],
    ['without a pool', { pool: [] }, 'pool'],
    [
      'with a setting that is none',
      { settings: { ...router.settings, rate: -1 } },
      'settings.rate',
    ],
  ])('refuses a file %s, and says where', (_, changed, place) => {
    const file = { ...trainedRouterFile(router), ...changed }
    expect(() => parseTrainedRouter(file, 'x.json')).toThrow(TrainedRouterError)
    expect(() => parseTrainedRouter(file, 'x.json')).toThrow(`x.json`)
    expect(() => parseTrainedRouter(file, 'x.json')).toThrow(`at ${place}`)
  })

  it('refuses a value that is not an object', () => {
    expect(() => parseTrainedRouter('router', 'x.json')).toThrow('at the top level')
  })
})
