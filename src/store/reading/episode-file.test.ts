import { beforeAll, describe, expect, it, vi } from 'vitest'
import { originOf } from '../../core/episode/step.ts'
import { nodesAlong } from '../../core/episode/tree.ts'
import { atlas } from '../../core/tasks/atlas/atlas.ts'
import { selectTree } from '../episode-view.ts'
import { selectPath } from '../selectors.ts'
import { openYard } from '../testing/open-yard.ts'
import { scriptedForest } from '../testing/scripted-forest.ts'
import { initialState } from '../yard.ts'
import { readEpisode, type TransferredEpisode, writeEpisode } from './episode-file.ts'

const read = (text: string) => readEpisode(text, initialState.tasks, initialState.pools)

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
  steps: SpoilableStep[]
}

interface SpoilableStep {
  step: string
  model: string
  text?: string
  tokensIn: number
  next: SpoilableStep[]
}

/** The file with one place changed. */
const spoilt = (change: (file: Spoilable) => void): string => {
  const file: Spoilable = JSON.parse(writeEpisode(atlas, episode))
  change(file)
  return JSON.stringify(file)
}

describe('an episode file', () => {
  it('brings the episode back, prompts and actions and all, as an import', async () => {
    const back = await read(writeEpisode(atlas, episode))
    const unlabelled = (value: unknown) =>
      JSON.parse(
        JSON.stringify(value, (key, each) => {
          if (each instanceof Map) return Object.fromEntries(each)
          return key === 'origin' ? undefined : each
        }),
      )
    expect(unlabelled(back)).toEqual(unlabelled(episode))
    expect(originOf(nodesAlong(episode.tree, episode.path))).toBe('recorded')
    const steps = nodesAlong(back.tree, back.path)
    expect(steps.map(({ step }) => step.origin)).toEqual(steps.map(() => 'imported'))
  })

  it('is read without what a later version may add', async () => {
    const later = spoilt((file) =>
      Object.assign(
        file,
        { extra: 1 },
        { steps: file.steps.map((step) => ({ ...step, extra: { constructor: 1 } })) },
      ),
    )
    expect(await read(later)).toEqual(await read(writeEpisode(atlas, episode)))
  })

  it('is read in slices, between which other work runs', async () => {
    let now = 0
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 10))
    let others = 0
    const timer = setInterval(() => others++)
    await read(writeEpisode(atlas, episode))
    clearInterval(timer)
    clock.mockRestore()
    expect(others).toBeGreaterThan(0)
  })

  it('three thousand steps deep is refused, naming the place', async () => {
    const step = '{"step":"student-1","next":['
    const deep = `${step.repeat(3000)}${']}'.repeat(3000)}`
    const text = spoilt((file) => {
      file.steps = []
    }).replace('"steps":[]', `"steps":[${deep}]`)
    await expect(read(text)).rejects.toThrow(/at steps: they are more than 64 deep/)
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
      'a split question that there is not',
      (file) => {
        file.question.id = 'atlas/test/999999'
      },
      /at question\.id/,
    ],
    [
      'a step by a model of no pool',
      (file) => {
        file.steps[0]!.model = 'gpt'
      },
      /at steps\.0\.model: "gpt" is not in the task's pool, which is yard-500k, yard-3m/,
    ],
    ...['constructor', 'hasOwnProperty', 'toString', '__proto__'].map(
      (name): [string, (file: Spoilable) => void, RegExp] => [
        `a model called ${name}`,
        (file) => {
          file.steps[1]!.model = name
        },
        new RegExp(`at steps\\.1\\.model: "${name}"`),
      ],
    ),
    [
      'fifteen thousand branches at one step',
      (file) => {
        file.steps = Array.from({ length: 15_000 }, (_, at) => ({
          ...file.steps[0]!,
          model: `model-${at}`,
          next: [],
        }))
      },
      /at steps\.0\.model/,
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
    await expect(read(text)).rejects.toThrow(message)
  })
})
