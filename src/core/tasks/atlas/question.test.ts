import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseAnswer } from './metric.ts'
import { type Partition, partitionOf } from './names.ts'
import { type AtlasItem, createAtlasItem, winner } from './question.ts'
import { passageTitle } from './world.ts'

const partitions = fc.constantFrom<Partition>('corpus', 'train', 'validation', 'test')
const items = fc
  .tuple(fc.string({ minLength: 1 }), partitions)
  .map(([seed, partition]) => ({ partition, item: createAtlasItem(seed, seed, partition) }))

const entitiesOf = ({ solution, decoys }: AtlasItem) => [solution.first, solution.second, ...decoys]
const namesOf = (item: AtlasItem): readonly string[] =>
  entitiesOf(item).flatMap(({ name, values }) => [
    name,
    ...Object.values(values).filter((value) => !/^\d+$/.test(value)),
  ])
const bareTitle = (title: string): string => title.replace(/ \((film|novel)\)$/, '')

describe('createAtlasItem', () => {
  it('gives the same question for the same seed', () => {
    fc.assert(
      fc.property(fc.string(), partitions, (seed, partition) => {
        expect(createAtlasItem('q', seed, partition)).toEqual(createAtlasItem('q', seed, partition))
      }),
    )
  })

  it('asks one question about ten passages with distinct titles', () => {
    fc.assert(
      fc.property(items, ({ item: { question } }) => {
        expect(question.passages).toHaveLength(10)
        expect(new Set(question.passages.map(({ title }) => title)).size).toBe(10)
        expect(question.text).toMatch(/^[A-Z].*\?$/)
        expect(question.text).not.toMatch(/[{}]/)
        expect(normaliseAnswer(question.answer)).not.toBe('')
      }),
    )
  })

  it('takes every name from its own partition', () => {
    fc.assert(
      fc.property(items, ({ partition, item }) => {
        for (const name of namesOf(item)) expect(partitionOf(name)).toBe(partition)
        for (const { title } of item.question.passages) {
          expect(partitionOf(bareTitle(title))).toBe(partition)
        }
      }),
    )
  })

  it('states the facts that lead to its answer in its passages', () => {
    fc.assert(
      fc.property(items, ({ item: { question, solution } }) => {
        const textOf = (entity: typeof solution.first) =>
          question.passages.find(({ title }) => title === passageTitle(entity))!.text
        if (solution.kind === 'bridge') {
          expect(textOf(solution.first)).toContain(solution.second.name)
          expect(textOf(solution.second)).toContain(question.answer)
          expect(question.text).toContain(solution.first.name)
          expect(question.text).not.toContain(solution.second.name)
          return
        }
        const { first, second, relation, wants } = solution
        const [a, b] = [first.values[relation.id]!, second.values[relation.id]!]
        expect(textOf(first)).toContain(a)
        expect(textOf(second)).toContain(b)
        expect(question.text).toContain(first.name)
        expect(question.text).toContain(second.name)
        if (wants === null) expect(question.answer).toBe(a === b ? 'yes' : 'no')
        else {
          const best = winner(relation, wants, first, second)
          expect(Number(best.values[relation.id]) === Math.min(Number(a), Number(b))).toBe(
            wants === 'smaller',
          )
          expect(question.answer).toBe(
            solution.kind === 'comparison' ? best.name : best === first ? 'yes' : 'no',
          )
        }
      }),
      { numRuns: 150 },
    )
  })

  it('mixes the kinds as HotpotQA does, and has both yes and no answers', () => {
    const many = Array.from({ length: 400 }, (_, k) => createAtlasItem('q', `mix-${k}`, 'train'))
    const share = (is: (item: AtlasItem) => boolean) => many.filter(is).length / many.length
    expect(share(({ question }) => question.kind === 'bridge')).toBeCloseTo(0.55, 1)
    expect(share(({ question }) => question.kind === 'comparison')).toBeCloseTo(0.25, 1)
    const yes = share(({ question }) => question.answer === 'yes')
    const no = share(({ question }) => question.answer === 'no')
    expect(yes / (yes + no)).toBeCloseTo(0.5, 1)
  })
})

describe('splits', () => {
  it('share no name with one another or with the corpus', () => {
    const owner = new Map<string, Partition>()
    for (const partition of ['corpus', 'train', 'validation', 'test'] as const) {
      for (let k = 0; k < 100; k++) {
        for (const name of namesOf(createAtlasItem('q', `atlas/${partition}/${k}`, partition))) {
          const known = owner.get(name.toLowerCase())
          expect(known ?? partition, name).toBe(partition)
          owner.set(name.toLowerCase(), partition)
        }
      }
    }
    expect(owner.size).toBeGreaterThan(5000)
  })
})
