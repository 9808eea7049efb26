/** models/README.md: the score and the cost of each model on each task, compared with what routing could achieve. */
import { type CostRange, dollarsAt } from '../src/core/cost/normalise.ts'
import type { Preference } from '../src/core/cost/utility.ts'
import { bootstrapIntervals } from '../src/core/front/bootstrap.ts'
import { hullAt, upperHull } from '../src/core/front/hull.ts'
import { mean } from '../src/core/front/operating-point.ts'
import type { Case } from '../src/core/outcomes/case.ts'
import { shippedTasks } from '../src/core/tasks/registry.ts'
import { weight } from '../src/core/units.ts'
import { inSplit, type Recording, SHIPPED } from './pool.ts'
import { type ScoredRouter, scoredRouters, utilities } from './scored-routers.ts'

const BALANCED: Preference = { alpha: weight(0.5), beta: weight(0.5) }

const percent = (value: number): string => (100 * value).toFixed(1)

/** The mean of shares with its 95% interval, in percent. */
export function interval(values: Float64Array): string {
  const [range] = bootstrapIntervals([values], 'card')
  return `${percent(mean(values))} (${percent(range!.low)}–${percent(range!.high)})`
}

const isSingle = ({ router }: ScoredRouter): boolean =>
  router.group === 'fixed' && router.id.startsWith('all-')

/** The routers that use one model throughout, each with its model. */
export const singlesOf = ({ forest }: Recording, routers: readonly ScoredRouter[]) =>
  routers.filter(isSingle).map((scored, at) => ({ model: forest.pool[at]!, ...scored }))

/** The task, and which of its pools this is if it is not the first. */
export function poolTitle({ forest: { task, pool } }: Recording): string {
  const { name } = shippedTasks.infos.find(({ id }) => id === task)!
  const own = [...SHIPPED.pools.values()].find(
    (each) => each.task === task && each.models.join() === pool.join(),
  )!
  return own.id === task ? name : `${name}, pool ${own.id}`
}

function taskTable(recording: Recording): string {
  const { range } = recording.context
  const questions = inSplit(recording.cases, 'test')
  const routers = scoredRouters(recording, questions, BALANCED)
  const singles = singlesOf(recording, routers)
  const best = singles.toSorted((a, b) => mean(b.scores.perf) - mean(a.scores.perf))[0]!
  const row = (name: string, scores: ScoredRouter['scores']) =>
    line(name, scores, questions.length, range)
  const rows = singles.map(({ model, scores }) => row(model, scores))
  const of = (id: string) => routers.find(({ router }) => router.id === id)!.scores
  const hull = upperHull(
    Float64Array.from(singles, ({ scores }) => mean(scores.cost)),
    Float64Array.from(singles, ({ scores }) => mean(scores.perf)),
  )
  const oracle = of('oracle')
  const zero = hullAt(hull, mean(oracle.cost))
  return [
    `### ${poolTitle(recording)}`,
    '',
    '| | score % (95%) | US$ per 1,000 episodes | mean Cost_norm | utility at α = β = .5 |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    row(`best single: ${best.model}`, best.scores),
    row('random', of('random')),
    `| zero router at the oracle’s cost | ${Number.isNaN(zero) ? 'below its cheapest model' : percent(zero)} | ${dollars(oracle, range)} | ${mean(oracle.cost).toFixed(3)} | |`,
    row('oracle', oracle),
    '',
    bestByKind(recording, questions),
  ].join('\n')
}

const line = (
  name: string,
  scores: ScoredRouter['scores'],
  count: number,
  range: CostRange,
): string => {
  const worth = mean(utilities(scores, BALANCED)).toFixed(3)
  return `| ${name} | ${interval(scores.perf)}, n ${count} | ${dollars(scores, range)} | ${mean(scores.cost).toFixed(3)} | ${worth} |`
}

/** The mean cost of 1,000 episodes in US dollars. */
const dollars = ({ cost }: ScoredRouter['scores'], range: CostRange): string =>
  (1000 * dollarsAt(range, mean(cost))).toFixed(3)

/** A table of which single model has the best utility on each kind of question. */
function bestByKind(recording: Recording, questions: readonly Case[]): string {
  const { pool } = recording.forest
  const kinds = [...new Set(questions.map(({ kind }) => kind))].sort()
  const rows = kinds.map((kind) => {
    const own = questions.filter((question) => question.kind === kind)
    const singles = singlesOf(recording, scoredRouters(recording, own, BALANCED))
    const best = singles.toSorted(
      (a, b) => mean(utilities(b.scores, BALANCED)) - mean(utilities(a.scores, BALANCED)),
    )[0]!
    const scores = singles.map(({ scores }) => percent(mean(scores.perf)))
    return `| ${kind} | ${own.length} | ${scores.join(' | ')} | ${best.model} |`
  })
  return [
    `| kind | n | ${pool.join(' | ')} | best value |`,
    `| --- | --- | ${pool.map(() => '---').join(' | ')} | --- |`,
    ...rows,
  ].join('\n')
}

export const poolTable = (recordings: readonly Recording[]): string => `# Models

Written by \`npm run cards\` from the recorded test questions. One model plays every role or takes every step; the score is the
task's metric. The oracle knows what came of every choice and takes the best utility at α = β = .5; the zero router mixes single
models blindly. Intervals are 95% bootstrap intervals over questions. Cost is normalised on each task's train split.

${recordings.map(taskTable).join('\n\n')}
`
