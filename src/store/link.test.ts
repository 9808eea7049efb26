import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paperPriceBook } from '../core/cost/price-book.ts'
import type { ModelId } from '../core/episode/step.ts'
import { EMBEDDED_PAIR } from '../core/routing/embedded.ts'
import { questionId, SPLITS } from '../core/tasks/task.ts'
import { usdPerMillion, weight } from '../core/units.ts'
import { hundredths } from './hundredths.ts'
import { decodeLink, encodeLink, type LinkState } from './link.ts'

const POOL = EMBEDDED_PAIR
const [weak, strong] = POOL as readonly [ModelId, ModelId]

const STANDARD: LinkState = {
  taskId: 'atlas',
  split: 'test',
  questionId: 'atlas/test/0',
  routerId: 'policy',
  settings: {},
  preference: { alpha: weight(0.5), beta: weight(0.5) },
  linked: true,
  priceBook: null,
  chosenPath: null,
  comparedPath: null,
  cursor: Number.POSITIVE_INFINITY,
}

const share = fc.integer({ min: 0, max: 100 }).map((value) => hundredths(value / 100))
const price = fc.integer({ min: 0, max: 100_000 }).map((value) => usdPerMillion(value / 100))
const path = fc.option(fc.array(fc.constantFrom(weak, strong), { minLength: 1, maxLength: 12 }), {
  nil: null,
})
const question = fc.oneof(
  fc
    .tuple(fc.constantFrom(...SPLITS), fc.integer({ min: 0, max: 99 }))
    .map(([split, number]) => questionId('atlas', { type: 'split', split, number })),
  fc
    .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
    .map((seed) => questionId('atlas', { type: 'fresh', seed, number: 0 }))
    .filter((id) => id.length < 150),
)

const states: fc.Arbitrary<LinkState> = fc
  .record({
    taskId: fc.constant('atlas'),
    questionId: question,
    split: fc.constantFrom(...SPLITS),
    routerId: fc.constantFrom('policy', 'oracle', 'all-weak'),
    setting: fc.option(fc.integer({ min: -200, max: 200 }).map((value) => value / 100)),
    weights: fc.oneof(
      share.map((alpha) => ({
        linked: true,
        preference: { alpha, beta: hundredths(1 - alpha) },
      })),
      fc.record({ alpha: share, beta: share }).map((preference) => ({ linked: false, preference })),
    ),
    priceBook: fc.oneof(
      fc.constant(null),
      fc.constant(paperPriceBook({ weak, strong })),
      fc.tuple(price, price, price, price).map(([a, b, c, d]) => ({
        type: 'per-model' as const,
        prices: { [weak]: { in: a, out: b }, [strong]: { in: c, out: d } },
      })),
    ),
    chosenPath: path,
    comparedPath: path,
    cursor: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 0, max: 40 })),
  })
  .map(
    ({ weights, setting, ...rest }): LinkState => ({
      ...rest,
      ...weights,
      settings: setting === null ? {} : { [rest.routerId]: setting },
    }),
  )

const reasonOf = (hash: string): string => {
  const decoded = decodeLink(hash, STANDARD)
  return decoded.type === 'bad' ? decoded.reason : 'it was taken'
}
const stateOf = (hash: string): LinkState => {
  const decoded = decodeLink(hash, STANDARD)
  if (decoded.type === 'bad') throw new Error(decoded.reason)
  return decoded.state
}

describe('encodeLink()', () => {
  it('is empty for the default', () => {
    expect(encodeLink(STANDARD, STANDARD, POOL)).toBe('')
  })

  it('holds only what differs from the default', () => {
    const state = { ...STANDARD, questionId: 'atlas/test/7', routerId: 'oracle' }
    expect(encodeLink(state, STANDARD, POOL)).toBe('v=2&q=atlas/test/7&r=oracle')
  })

  it('brings any state back', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(stateOf(encodeLink(state, STANDARD, POOL))).toEqual(state)
      }),
    )
  })
})

describe('decodeLink()', () => {
  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (hash) => {
        decodeLink(hash, STANDARD)
      }),
    )
  })

  it('clamps numbers into their range', () => {
    expect(stateOf('v=2&a=7').preference).toEqual({ alpha: 1, beta: 0 })
    expect(stateOf('v=2&a=-3').preference).toEqual({ alpha: 0, beta: 1 })
    expect(stateOf('v=2&prices=1,2,3,99999').priceBook).toMatchObject({
      prices: { [strong]: { in: 3, out: 1000 } },
    })
  })

  it('frees weights that do not sum to one', () => {
    expect(stateOf('v=2&a=.9&b=.9'.replaceAll('.', '0.'))).toMatchObject({ linked: false })
  })

  it('takes the task from the question, or the question from the task', () => {
    expect(stateOf('v=2&q=relay/test/3')).toMatchObject({ taskId: 'relay' })
    expect(stateOf('v=2&task=quiz').questionId).toMatch(/^quiz\/test\//)
  })

  it.each([
    ['a=0.5', /no part "v"/],
    ['v=1', /"v=1" is not 2/],
    ['v=2&a=high', /"a=high" is not a number/],
    ['v=2&q=atlas/test/99999', /"q=atlas\/test\/99999" is no question/],
    ['v=2&q=elsewhere/test/1', /is no question/],
    ['v=2&p=ws', /is not a path/],
    ['v=2&p=012', /a model that the pool does not have/],
    ['v=2&q=atlas/test/1&task=nowhere', /is no task/],
    ['v=2&q=atlas/test/1&task=quiz', /no question of the task "quiz"/],
    ['v=2&prices=1,2', /prices/],
    ['v=2&surprise=1', /unknown part "surprise"/],
  ])('refuses %s and says why', (hash, reason) => {
    expect(reasonOf(hash)).toMatch(reason)
  })
})
