import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { parseForest } from '../src/core/forest/forest.ts'
import { recordedTree } from '../src/core/forest/forest-trees.ts'
import { shippedTasks } from '../src/core/tasks/registry.ts'
import { OPENING_TASK, openingForest, openingIds } from './opening.ts'
import { ROOT, recordingOf } from './pool.ts'

const stored = (): unknown =>
  JSON.parse(
    readFileSync(path.join(ROOT, 'public', 'forests', `${OPENING_TASK.id}.opening.json`), 'utf8'),
  )

const whole = parseForest(openingForest(), 'The forest')
const opening = parseForest(stored(), 'The opening')

it('the opening has the questions that it needs, with the steps that the whole forest has', async () => {
  const task = await shippedTasks.load(OPENING_TASK.id)
  const ids = openingIds(openingForest())
  expect(new Set(opening.questions.map(({ id }) => id))).toEqual(ids)
  for (const id of ids) {
    expect(recordedTree(opening, id, task.begin(id))).toEqual(
      recordedTree(whole, id, task.begin(id)),
    )
  }
})

it('the opening has the range of cost and the number of stages that the whole forest has', () => {
  const [small, all] = [recordingOf(opening), recordingOf(whole)]
  expect(small.context.range).toEqual(all.context.range)
  expect(small.space).toEqual(all.space)
})
