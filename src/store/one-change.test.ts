import { beforeAll, describe, expect, it } from 'vitest'
import type { Forest } from '../core/episode/forest.ts'
import { type ModelId, modelId } from '../core/episode/step.ts'
import { choosePath, reset, seek, showBranch, stepBy, togglePlay } from './episode-actions.ts'
import { importEpisode } from './import-episode.ts'
import { setAlpha, setLinked, setQuestion, setRouter, setSplit } from './setup-actions.ts'
import { openYard } from './testing/open-yard.ts'
import { scriptedForest } from './testing/scripted-forest.ts'
import type { Yard } from './yard.ts'

let file: Forest
beforeAll(async () => {
  file = await scriptedForest({ train: 1, validation: 1, test: 2 })
})

const path: readonly ModelId[] = [modelId('yard-500k')]

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
    ['showBranch', (yard) => showBranch(yard, path, 1)],
    [
      'importEpisode',
      (yard) => importEpisode(yard, 'atlas', { questionId: 'atlas/test/1', branches: {} }, []),
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
