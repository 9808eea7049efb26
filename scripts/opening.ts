/**
 * Writes the small file that the page opens with from a task's recorded forest: the questions of its showcase, and those train
 * questions that set the range of cost and the number of stages, so that a decision reads as it does with the whole forest.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { excerpt } from '../src/core/forest/excerpt.ts'
import { type ForestFile, parseForest } from '../src/core/forest/forest.ts'
import { longestEpisode } from '../src/core/front/sequences.ts'
import type { Case } from '../src/core/outcomes/case.ts'
import { costRange } from '../src/core/outcomes/cost-range.ts'
import { shippedTasks } from '../src/core/tasks/registry.ts'
import type { TaskInfo } from '../src/core/tasks/task.ts'
import { inSplit, ROOT, recordingOf } from './pool.ts'

/** The task that the page opens on. */
export const OPENING_TASK: TaskInfo = shippedTasks.infos[0]!

const fileOf = (name: string) => path.join(ROOT, 'public', 'forests', name)

/** Writes the opening of a forest that `parseForest` accepts. */
export function writeOpening(forest: ForestFile): void {
  const opening = excerpt(forest, openingIds(forest))
  writeFileSync(fileOf(`${forest.task}.opening.json`), JSON.stringify(opening))
}

/** Ids of the questions without which the opening would show something else than the whole forest. */
export function openingIds(forest: ForestFile): ReadonlySet<string> {
  const { cases, context, space } = recordingOf(parseForest(forest, 'The forest'))
  const train = inSplit(cases, 'train')
  const first = (fits: (each: Case) => boolean) => train.find(fits)?.questionId ?? []
  return new Set([
    ...OPENING_TASK.showcase,
    ...[
      first((each) => costRange([each], 'min-max').min === context.range.min),
      first((each) => costRange([each], 'min-max').max === context.range.max),
      first((each) => longestEpisode([each]) === space.stages),
    ].flat(),
  ])
}

/** The forest of the opening task as it is stored. */
export const openingForest = (): ForestFile =>
  JSON.parse(readFileSync(fileOf(`${OPENING_TASK.id}.json`), 'utf8'))

if (import.meta.filename === process.argv[1]) writeOpening(openingForest())
