import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oddTexts } from '../testing/arbitraries.ts'
import { shippedTasks } from './registry.ts'
import {
  MAX_SEED,
  parseQuestionId,
  type QuestionOrigin,
  questionId,
  SPLITS,
  seedFault,
  splitIds,
} from './task.ts'

const numbers = fc.integer({ min: 0, max: 999_999 })
const seeds = fc.oneof(
  oddTexts,
  fc.string({ unit: 'grapheme', maxLength: 250 }),
  fc.constantFrom(
    'ä'.repeat(34),
    '👩‍🚀'.repeat(60),
    'a'.repeat(MAX_SEED),
    'a'.repeat(MAX_SEED + 1),
  ),
)
const origins = fc.oneof(
  fc.record({
    type: fc.constant('split' as const),
    split: fc.constantFrom(...SPLITS),
    number: numbers,
  }),
  fc.record({ type: fc.constant('fresh' as const), seed: seeds, number: numbers }),
)

describe('question ids', () => {
  it('are parsed back into the parts that they were made of', () => {
    fc.assert(
      fc.property(origins, (origin: QuestionOrigin) => {
        if (origin.type === 'fresh' && seedFault(origin.seed)) {
          expect(() => questionId('atlas', origin)).toThrow(seedFault(origin.seed)!)
          return
        }
        expect(parseQuestionId(questionId('atlas', origin))).toEqual({ taskId: 'atlas', origin })
      }),
    )
  })

  it('limit a seed by its characters, however many bytes those take', () => {
    const seed = '👩'.repeat(MAX_SEED)
    const origin: QuestionOrigin = { type: 'fresh', seed, number: 0 }
    expect(parseQuestionId(questionId('atlas', origin))?.origin).toEqual(origin)
    expect(seedFault(`${seed}!`)).toBe('A seed has at most 200 letters; this one has 201.')
  })

  it.each([-1, 0.5, 1_000_000, Number.NaN])('cannot be made of the number %d', (number) => {
    expect(() => questionId('atlas', { type: 'split', split: 'test', number })).toThrow(RangeError)
  })

  it.each([
    '',
    'atlas',
    'atlas/test',
    'atlas/test/-1',
    'atlas/dev/1',
    'atlas/fresh//1',
    'atlas/fresh/%/1',
    'x/test/1\n',
  ])('are not %j', (id) => {
    expect(parseQuestionId(id)).toBeNull()
  })
})

it('lists the known tasks in the error about an unknown one', async () => {
  await expect(shippedTasks.load('nonsense')).rejects.toThrow('atlas')
  expect(() => shippedTasks.task('nonsense')).toThrow(/not loaded/)
})

const tasks = await Promise.all(shippedTasks.infos.map(({ id }) => shippedTasks.load(id)))

describe.each(tasks)('$name', (task) => {
  it('is found by its id', () => {
    expect(shippedTasks.task(task.id)).toBe(task)
    const offered = shippedTasks.infos.find(({ id }) => id === task.id)
    if (offered) expect(task).toMatchObject(offered)
  })

  it('makes the same question of an id again, with that id and a known kind', () => {
    for (const split of SPLITS) {
      const ids = splitIds(task, split)
      expect(new Set(ids).size).toBe(task.splitSizes[split])
      for (const id of [ids[0]!, ids.at(-1)!]) {
        const question = task.question(id)
        expect(question.id).toBe(id)
        expect(task.kinds).toContain(question.kind)
        expect(task.question(id)).toEqual(question)
      }
    }
  })

  it('has different questions in every split', () => {
    const texts = SPLITS.flatMap((split) =>
      splitIds(task, split).map((id) => task.question(id).text),
    )
    expect(new Set(texts).size).toBe(texts.length)
  })

  it('makes fresh questions by seed', () => {
    const fresh = (seed: string) =>
      task.question(questionId(task.id, { type: 'fresh', seed, number: 0 })).text
    expect(fresh('mine')).toBe(fresh('mine'))
    expect(fresh('mine')).not.toBe(fresh('yours'))
  })

  it('throws an error that names an id of another task', () => {
    expect(() => task.question('other/test/0')).toThrow('"other/test/0"')
  })

  it('begins each episode with a turn', () => {
    expect(task.begin(splitIds(task, 'test')[0]!).turn.type).toBe('turn')
  })
})
