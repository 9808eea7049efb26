import { beforeAll, describe, expect, it } from 'vitest'
import { originOf } from '../../core/episode/step.ts'
import { nodesAlong } from '../../core/episode/tree.ts'
import { selectPath, selectTree } from '../../store/selectors.ts'
import { openYard } from '../../store/testing/open-yard.ts'
import { scriptedForest } from '../../store/testing/scripted-forest.ts'
import { readEpisode, type TransferredEpisode, writeEpisode } from './episode-file.ts'

let episode: TransferredEpisode
beforeAll(async () => {
  const file = await scriptedForest({ train: 1, validation: 0, test: 1 })
  const yard = openYard(file)
  const state = yard.getState()
  episode = { taskId: 'atlas', tree: selectTree(state), path: selectPath(state) }
})

/** What the spoiling below touches of a file. */
interface Spoilable {
  version: number
  extra?: number
  question: { id: string; text: string }
  path: string[]
  steps: { step: string; text?: string; tokensIn: number }[]
}

/** The file with one place changed. */
const spoilt = (change: (file: Spoilable) => void): string => {
  const file: Spoilable = JSON.parse(writeEpisode(episode))
  change(file)
  return JSON.stringify(file)
}

describe('an episode file', () => {
  it('brings the episode back, prompts and actions and all, as an import', async () => {
    const back = await readEpisode(writeEpisode(episode))
    const unlabelled = (value: unknown) =>
      JSON.parse(JSON.stringify(value, (key, each) => (key === 'origin' ? undefined : each)))
    expect(unlabelled(back)).toEqual(unlabelled(episode))
    expect(originOf(nodesAlong(episode.tree, episode.path))).toBe('recorded')
    const steps = nodesAlong(back.tree, back.path)
    expect(steps.map(({ step }) => step.origin)).toEqual(steps.map(() => 'imported'))
  })

  it.each<[string, string | ((file: Spoilable) => void), RegExp]>([
    ['no JSON', '{', /at the top level: it is not JSON/],
    ['another file', '[]', /at the top level/],
    [
      'another version',
      (file) => {
        file.version = 2
      },
      /at version/,
    ],
    [
      'a missing text',
      (file) => {
        delete file.steps[0]!.text
      },
      /at steps\.0\.text/,
    ],
    [
      'a negative count',
      (file) => {
        file.steps[0]!.tokensIn = -1
      },
      /at steps\.0\.tokensIn/,
    ],
    [
      'a stray key',
      (file) => {
        file.extra = 1
      },
      /at the top level/,
    ],
    [
      'no question',
      (file) => {
        file.question.id = 'atlas/test/x'
      },
      /at question\.id/,
    ],
    [
      'another question',
      (file) => {
        file.question.text = 'Who?'
      },
      /at question\.text/,
    ],
    [
      'a turn out of order',
      (file) => {
        file.steps[0]!.step = 'teacher-1'
      },
      /at steps\.0\.step/,
    ],
    [
      'a step twice',
      (file) => {
        file.steps.push(file.steps[0]!)
      },
      /at steps\.\d\.model/,
    ],
    [
      'a path into nothing',
      (file) => {
        file.path.push('yard-500k')
      },
      /at path/,
    ],
  ])('with %s is refused, naming the place', async (_, change, message) => {
    const text = typeof change === 'string' ? change : spoilt(change)
    await expect(readEpisode(text)).rejects.toThrow(message)
  })
})
