/**
 * Trains routers as the page does: `npm run train -- --pool relay --router policy-gradient --seeds 1,2,3`. Prints one JSON object
 * that compares, per regime, the utility on test with that of the controls: the mean over seeds, with 95% paired bootstrap
 * intervals over questions. `--set hidden=64` changes a setting. `--targets 10` adds, for a router
 * that keeps a bound, what ten bounds came to on test, per seed. `--write` writes the router of the first seed and its card to
 * models/routers/<pool>/<router>.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { REGIMES } from '../src/core/cost/utility.ts'
import { beside } from '../src/core/front/beside.ts'
import { mean } from '../src/core/front/operating-point.ts'
import { scoreRouter } from '../src/core/front/score.ts'
import {
  type Learner,
  type Settings,
  settingsSchema,
  trainingSet,
} from '../src/core/learning/learner.ts'
import { LEARNERS } from '../src/core/learning/learners.ts'
import { trainedRouterFile } from '../src/core/learning/trained-router.ts'
import type { Case } from '../src/core/outcomes/case.ts'
import { poolOf } from '../src/core/pool/pool.ts'
import type { Bound } from '../src/core/routing/bounded.ts'
import { ROUTER_KINDS } from '../src/core/routing/registry.ts'
import { shippedTasks } from '../src/core/tasks/registry.ts'
import { inSplit, readForest, recordingOf, SHIPPED } from './pool.ts'
import { blindOf, controlsOf, meanColumn, settled, utilitiesOf } from './shares.ts'
import { targetsOf } from './targets.ts'
import { trainRouter } from './train-router.ts'
import { trainedCard } from './trained-card.ts'

const { values } = parseArgs({
  options: {
    pool: { type: 'string', default: 'relay' },
    router: { type: 'string', default: 'policy-gradient' },
    seeds: { type: 'string', default: '1,2,3' },
    set: { type: 'string', multiple: true, default: [] },
    targets: { type: 'string', default: '0' },
    write: { type: 'boolean', default: false },
  },
})

const BOUNDS: ReadonlyMap<string, Bound> = new Map([
  ['cost-bound', 'cost'],
  ['quality-bound', 'quality'],
])
const learner = LEARNERS.find(({ kind }) => kind === values.router)
const kind = ROUTER_KINDS.find(({ id }) => id === values.router)
if (!learner || !kind) {
  const known = LEARNERS.map((each) => each.kind).join(', ')
  throw new Error(`--router: there is no learner "${values.router}"; choose one of ${known}`)
}

const task = await shippedTasks.load(poolOf(SHIPPED, values.pool).task)
const recording = recordingOf(readForest(values.pool))
const lacks = kind.needs(recording.space)
if (lacks) throw new Error(`--router ${kind.id} cannot be trained on ${values.pool}. ${lacks}`)

const bound = BOUNDS.get(kind.id)
const targets = Number(values.targets)
if (!Number.isInteger(targets) || targets < 0 || (targets > 0 && !bound)) {
  throw new Error('--targets takes a whole number, and a router that keeps a bound')
}

const set = trainingSet(recording.space, recording.cases, recording.context)
const runs = values.seeds
  .split(',')
  .map((seed) => trainRouter(learner, settingsOf(learner, seed), set))
const test = inSplit(recording.cases, 'test')
const regimes = REGIMES.map(({ id, preference }) => {
  const { context } = recording
  const asked = runs.map(({ router }) => settled(router, recording, preference))
  const comparedOn = (cases: readonly Case[]) => {
    const asking = { cases, context, preference }
    const own = asked.map((each) => utilitiesOf(scoreRouter(each, cases, context), preference))
    const blind = asked.map((each) => blindOf(each, recording, asking))
    const controls = {
      ...controlsOf(recording, asking),
      sameRate: meanColumn(blind.map(({ sameRate }) => sameRate)),
      zero: meanColumn(blind.map(({ zero }) => zero)),
    }
    return { own, controls, ...beside(own, controls, values.pool) }
  }
  const { own, controls, ...rest } = comparedOn(test)
  const { utility, share } = comparedOn(set.validation)
  return {
    regime: id,
    ...rest,
    validation: { utility, share },
    seeds: own.map((column) => mean(column)),
    controls: Object.fromEntries(
      Object.entries(controls).map(([name, column]) => [name, mean(column)]),
    ),
  }
})
const report = {
  task: task.id,
  pool: values.pool,
  router: kind.id,
  set: values.set,
  settings: runs[0]!.settings,
  train: set.train.length,
  validation: set.validation.length,
  test: test.length,
  seconds: runs.map(({ seconds }) => seconds),
  regimes,
  ...(bound && targets > 0
    ? {
        targets: runs.map(({ router }) =>
          targetsOf(router, bound, targets, test, recording.context),
        ),
      }
    : {}),
}
process.stdout.write(`${JSON.stringify(report)}\n`)

if (values.write) {
  const folder = path.resolve(import.meta.dirname, '..', 'models', 'routers', values.pool, kind.id)
  mkdirSync(folder, { recursive: true })
  const { settings, fitted } = runs[0]!
  const { pool } = recording.forest
  const file = trainedRouterFile({ task: task.id, pool, kind: kind.id, settings, fitted })
  writeFileSync(path.join(folder, 'router.json'), `${JSON.stringify(file)}\n`)
  writeFileSync(
    path.join(folder, 'README.md'),
    trainedCard(
      report,
      runs.map(({ curve }) => curve),
    ),
  )
}

function settingsOf({ defaults, heeds }: Learner, seed: string): Settings {
  const changed = values.set.map((text) => {
    const [name = '', value = ''] = text.split('=')
    if (name !== 'costRange' && !heeds.some((each) => each === name)) {
      throw new Error(`--set ${text}: this learner has the settings ${heeds.join(', ')}, costRange`)
    }
    return [name, JSON.parse(value)]
  })
  return settingsSchema.parse({ ...defaults, ...Object.fromEntries(changed), seed })
}
