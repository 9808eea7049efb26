import { beforeAll, describe, expect, it } from 'vitest'
import { armOf, variantId } from '../core/episode/arm.ts'
import { modelId } from '../core/episode/step.ts'
import { emptyTree, type Path } from '../core/episode/tree.ts'
import type { Forest } from '../core/forest/forest.ts'
import { choosePath, reset, seek, stepBy, takeArm, togglePlay } from './episode-actions.ts'
import { importEpisode } from './import-episode.ts'
import { setAlpha, setLinked, setQuestion, setRouter, setSplit } from './setup-actions.ts'
import { openYard } from './testing/open-yard.ts'
import { scriptedForest } from './testing/scripted-forest.ts'
import type { Yard } from './yard.ts'

let file: Forest
beforeAll(async () => {
  file = await scriptedForest({ train: 1, validation: 1, test: 2 })
})

const weak = modelId('yard-500k')
const path: Path = [variantId(weak, null)]

describe('an action changes the state once, so that nobody sees half of it', () => {
  it.each<[string, (yard: Yard) => void]>([
    ['setRouter', (yard) => setRouter(yard, 'oracle')],
    ['setQuestion', (yard) => setQuestion(yard, 'atlas/test/1')],
    ['setSplit', (yard) => setSplit(yard, 'validation')],
    ['setAlpha', (yard) => setAlpha(yard, 0.3)],
    ['setLinked', (yard) => setLinked(yard, true)],
    ['seek', (yard) => seek(yard, 1)],
    ['stepBy', (yard) => stepBy(yard, -1)],
    ['reset', reset],
    ['togglePlay', togglePlay],
    ['choosePath', (yard) => choosePath(yard, path)],
    ['takeArm', (yard) => takeArm(yard, 0, armOf({ student: weak, teacher: weak }), 'best')],
    [
      'importEpisode',
      (yard) => importEpisode(yard, { taskId: 'atlas', tree: emptyTree('atlas/test/1'), path: [] }),
    ],
  ])('%s', (_, act) => {
    const yard = openYard(file)
    let changes = 0
    yard.subscribe(() => {
      changes += 1
    })
    act(yard)
    expect(changes).toBe(1)
  })
})
