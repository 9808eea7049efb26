import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { defaultPriceBook } from '../cost/price-book.ts'
import { parseForest } from '../forest/forest.ts'
import { scoringContext } from '../front/score.ts'
import { priceTable } from '../outcomes/case.ts'
import { costRange } from '../outcomes/cost-range.ts'
import { tableOfForest } from '../outcomes/of-forest.ts'
import { shippedTasks } from '../tasks/registry.ts'
import { splitOf } from '../tasks/task.ts'
import { weight } from '../units.ts'
import { trainingSet } from './learner.ts'
import { LEARNERS } from './learners.ts'

/** As recorded, at one price per parameter. */
async function quiz() {
  const name = 'public/forests/quiz.json'
  const forest = parseForest(JSON.parse(readFileSync(name, 'utf8')), name)
  const task = await shippedTasks.load('quiz')
  const table = tableOfForest(forest)
  const cases = priceTable(
    table,
    defaultPriceBook(forest.pool, () => null),
  )
  const train = cases.filter(({ questionId }) => splitOf(questionId) === 'train')
  const context = scoringContext(table, costRange(train, 'min-max'), (id) => task.question(id).text)
  const { pool, roles } = forest
  return trainingSet({ pool, roles, arms: table.arms, stages: 1, predicted: false }, cases, context)
}

it('learns a few questions by heart, and its curve shows it', async () => {
  const set = await quiz()
  const learner = LEARNERS.find(({ kind }) => kind === 'policy-gradient')!
  const gapAt = (share: number) => {
    const watched = { alpha: weight(0.5), beta: weight(0.5) }
    const settings = { ...learner.defaults, share, passes: share < 1 ? 200 : 20 }
    let gap = 0
    for (const { train, validation } of learner.fit(set, settings, watched))
      gap = (train.perf - validation.perf - (train.cost - validation.cost)) / 2
    return gap
  }
  expect(gapAt(0.05)).toBeGreaterThan(0.1)
  expect(gapAt(1)).toBeLessThan(gapAt(0.05) / 2)
}, 60_000)
