import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RANGE_KINDS } from '../core/cost/normalise.ts'
import { paperPriceBook } from '../core/cost/price-book.ts'
import { type ArmId, variantId } from '../core/episode/arm.ts'
import { type ModelId, modelId } from '../core/episode/step.ts'
import { poolOf } from '../core/pool/pool.ts'
import { questionId, SPLITS } from '../core/tasks/task.ts'
import { usdPerMillion, weight } from '../core/units.ts'
import { hundredths } from './hundredths.ts'
import { decodeLink, encodeLink, type LinkState } from './link.ts'
import { initialState } from './yard.ts'

const { tasks, pools } = initialState
const KNOWN = { tasks, pools }
const POOL = poolOf(pools, 'atlas').models
const [weak, strong] = POOL as readonly [ModelId, ModelId]
const arms = POOL.map((model) => variantId(model, null))

const STANDARD: LinkState = {
  taskId: 'atlas',
  split: 'test',
  questionId: 'atlas/test/0',
  routerId: 'policy',
  settings: {},
  preference: { alpha: weight(0.5), beta: weight(0.5) },
  linked: true,
  priceBook: null,
  costRange: 'min-max',
  recipes: [],
  chosenPath: null,
  comparedPath: null,
  cursor: Number.POSITIVE_INFINITY,
  lesson: null,
  language: 'en',
}

const share = fc.integer({ min: 0, max: 100 }).map((value) => hundredths(value / 100))
const price = fc.integer({ min: 0, max: 100_000 }).map((value) => usdPerMillion(value / 100))
const path = fc.option(fc.array(fc.constantFrom(...arms), { minLength: 1, maxLength: 12 }), {
  nil: null,
})
const question = fc.oneof(
  fc
    .tuple(fc.constantFrom(...SPLITS), fc.integer({ min: 0, max: 99 }))
    .map(([split, number]) => questionId('atlas', { type: 'split', split, number })),
  fc
    .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
    .map((seed) => questionId('atlas', { type: 'fresh', seed, number: 0 })),
)

const RECIPES = ['policy-gradient', 'nearest', 'mirt~hidden:64~seed:%C3%A4%7E%252C']

const states: fc.Arbitrary<LinkState> = fc
  .record({
    taskId: fc.constant('atlas'),
    questionId: question,
    split: fc.constantFrom(...SPLITS),
    routerId: fc.constantFrom('policy', 'oracle', 'all-weak', ...RECIPES),
    recipes: fc.subarray(RECIPES),
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
        prices: new Map([
          [weak, { in: a, out: b }],
          [strong, { in: c, out: d }],
        ]),
      })),
    ),
    costRange: fc.constantFrom(...RANGE_KINDS),
    chosenPath: path,
    comparedPath: path,
    cursor: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 0, max: 40 })),
    lesson: fc.constantFrom(null, { lesson: 'switch', phase: 2 } as const),
    language: fc.constantFrom('en', 'de'),
  })
  .map(
    ({ weights, setting, recipes, ...rest }): LinkState => ({
      ...rest,
      // The one at hand is named already.
      recipes: recipes.filter((id) => id !== rest.routerId),
      ...weights,
      settings: setting === null ? {} : { [rest.routerId]: setting },
    }),
  )

const opened = (hash: string) => {
  const decoded = decodeLink(hash, STANDARD, KNOWN)
  if (decoded.type === 'bad') throw new Error(decoded.reason)
  return decoded
}
const stateOf = (hash: string): LinkState => {
  return opened(hash).state
}

describe('encodeLink()', () => {
  it('is empty for the default', () => {
    expect(encodeLink(STANDARD, STANDARD, POOL)).toBe('')
  })

  it('holds only what differs from the default', () => {
    const state = { ...STANDARD, questionId: 'atlas/test/7', routerId: 'oracle' }
    expect(encodeLink(state, STANDARD, POOL)).toMatch(
      /^v=4&k=[0-9a-z]{4}&q=atlas[/]test[/]7&r=oracle$/,
    )
  })

  it('brings any state back', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(opened(encodeLink(state, STANDARD, POOL))).toEqual({
          type: 'state',
          state,
          dropped: [],
          changed: [],
          ignored: [],
          damaged: false,
        })
      }),
    )
  })

  it('brings any finite setting back, as far as a control may reach', () => {
    fc.assert(
      fc.property(fc.double({ min: -1000, max: 1000, noNaN: true }), (setting) => {
        const state = { ...STANDARD, settings: { policy: setting } }
        expect(stateOf(encodeLink(state, STANDARD, POOL)).settings.policy! - setting).toBe(0)
      }),
      { examples: [[1e-9], [5e-324], [0.1 + 0.2], [-1.5e-7]] },
    )
  })

  it('leaves out what the pool does not have', () => {
    const stranger = variantId(modelId('stranger'), null)
    const text = (chosenPath: readonly ArmId[]) =>
      encodeLink({ ...STANDARD, chosenPath }, STANDARD, POOL)
    expect(text([stranger])).toBe('')
    expect(stateOf(text([arms[0]!, stranger, arms[0]!])).chosenPath).toEqual([arms[0]])
  })

  it('finds no setting that nobody put there', () => {
    for (const routerId of ['constructor', 'toString', '__proto__']) {
      expect(encodeLink({ ...STANDARD, routerId }, STANDARD, POOL)).not.toContain('t=')
    }
  })
})

describe('decodeLink()', () => {
  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (hash) => {
        decodeLink(hash, STANDARD, KNOWN)
      }),
    )
  })

  it('clamps numbers into their range', () => {
    expect(stateOf('v=2&a=7').preference).toEqual({ alpha: 1, beta: 0 })
    expect(stateOf('v=2&a=-3').preference).toEqual({ alpha: 0, beta: 1 })
    const { priceBook } = stateOf('v=2&prices=1,2,3,99999')
    const prices = priceBook?.type === 'per-model' ? priceBook.prices : null
    expect(prices?.get(strong)).toEqual({ in: 3, out: 1000 })
  })

  it('says which parts it did not take as they are, and no others', () => {
    const changedBy = (hash: string) => opened(hash).changed.join('; ')
    expect(changedBy('v=2&a=7')).toBe('"a=7" was held to the range from 0 to 1')
    expect(changedBy('v=2&prices=1,2,3,99999')).toMatch(/^"prices=.*" was held .* to 1000$/)
    expect(changedBy('v=2&at=-1')).toMatch(/^"at=-1" was held/)
    expect(changedBy('v=2&a=0.9&b=0.9&link=1')).toMatch(/^"link=1" does not fit/)
    expect(changedBy('v=2&a=1&b=0&link=1&at=1000&t=-1000&prices=paper&q=atlas/test/7')).toBe('')
  })

  it('frees weights that do not sum to one', () => {
    expect(stateOf('v=2&a=.9&b=.9'.replaceAll('.', '0.'))).toMatchObject({ linked: false })
  })

  it('means min–max where it names no range of cost', () => {
    expect(stateOf('v=2&task=quiz').costRange).toBe('min-max')
    expect(stateOf('v=2&task=quiz&range=robust').costRange).toBe('robust')
  })

  it('leaves a question that was written by hand as it is', () => {
    for (const id of ['atlas/fresh/hello world/0', 'atlas/fresh/👩‍🚀/0']) {
      expect(stateOf(`v=2&q=${encodeURI(id)}`).questionId).toBe(id)
    }
  })

  it('takes the task from the question, or the question from the task', () => {
    expect(stateOf('v=2&q=relay/test/3')).toMatchObject({ taskId: 'relay' })
    expect(stateOf('v=2&task=quiz').questionId).toMatch(/^quiz\/test\//)
  })

  it.each([
    ['a=0.5', /no part "v"/],
    ['v=1', /"v=1" is not 4/],
    ['v=', /"v=" is not 4/],
  ])('refuses %s and says why', (hash, reason) => {
    const decoded = decodeLink(hash, STANDARD, KNOWN)
    expect(decoded.type === 'bad' && decoded.reason).toMatch(reason)
  })

  it.each([
    ['a=high', /"a=high" is not a number/],
    ['q=atlas/test/99999', /"q=atlas\/test\/99999" is not a question/],
    ['q=elsewhere/test/1', /is not a question/],
    ['p=w-s', /is not a path of a pool of 2/],
    ['p=012', /is not a path of a pool of 2/],
    ['q=atlas/test/1&task=nowhere', /"task=nowhere" is not a task/],
    ['q=atlas/test/1&task=quiz', /"task=quiz" does not have "q=atlas\/test\/1"/],
    ['prices=1,2', /prices/],
    ['range=wide', /"range=wide" is not a range of costs/],
    ['range=constructor', /"range=constructor" is not a range of costs/],
    ['r=constructor&t=1', /"r=constructor" is not a router/],
    ['q=atlas/test/99999&p=01', /"p=01" belongs to that question/],
  ])('opens the rest of a link with %s and says why', (part, reason) => {
    const { state, dropped } = opened(`v=2&${part}&b=0.25`)
    expect(dropped.join('; ')).toMatch(reason)
    expect(state.preference.beta).toBe(0.25)
    expect(state.routerId).toBe('policy')
    expect(state.settings).toEqual({})
    expect(state.chosenPath).toBeNull()
  })
})

describe('a link on its way', () => {
  const shared: LinkState = {
    ...STANDARD,
    questionId: 'atlas/test/12',
    preference: { alpha: weight(0.8), beta: weight(0.2) },
    cursor: 3,
    lesson: null,
    language: 'en',
  }
  const links = {
    'of version 2': 'v=2&q=atlas/test/12&a=0.8&at=3',
    'of version 4': encodeLink(shared, STANDARD, POOL),
  }

  describe.each(Object.entries(links))('%s', (_, link) => {
    it.each([
      ['an HTML ampersand', link.replaceAll('&', '&amp;')],
      ['a space of no width', `${link}\u200b`],
      ['one that the browser encoded', `${link}%E2%80%8B`],
      ['a line end in the middle', link.replace('at', '%0Aat')],
      ['encoded equals signs', link.replaceAll('=', '%3D')],
      ['encoded separators', link.replaceAll('=', '%3d').replaceAll('&', '%26')],
      ['everything encoded', encodeURIComponent(link)],
    ])('opens whole with %s', (_, changed) => {
      expect(opened(changed)).toEqual({ ...opened(link), state: shared })
      expect(opened(changed)).toMatchObject({ dropped: [], ignored: [], damaged: false })
    })

    it.each([')', '.', '>', '%3E', '**', '”', '),', '）。', '看'])(
      'opens with %s behind it',
      (behind) => {
        const { state, dropped, ignored, damaged } = opened(link + behind)
        expect(state).toEqual(shared)
        expect({ dropped, damaged }).toEqual({ dropped: [], damaged: false })
        expect(ignored).toEqual([`"${decodeURIComponent(behind)}" came after "at=3"`])
      },
    )

    it('opens with the part of a tracker, and says that it was left out', () => {
      const { state, ignored, damaged } = opened(`${link}&utm_source=x`)
      expect(state).toEqual(shared)
      expect({ ignored, damaged }).toEqual({
        ignored: ['"utm_source=x" is an unknown part'],
        damaged: false,
      })
    })

    it('opens with the names of properties of every object', () => {
      const stray = ['__proto__', 'constructor', 'toString']
      const { state, ignored } = opened(`${link}&${stray.join('=1&')}=1`)
      expect(state).toEqual(shared)
      expect(ignored).toHaveLength(stray.length)
    })
  })

  it('is noticed wherever it was cut', () => {
    fc.assert(
      fc.property(states, fc.nat(), (state, cut) => {
        const link = encodeLink(state, STANDARD, POOL)
        fc.pre(link !== '')
        const decoded = decodeLink(link.slice(0, 1 + (cut % (link.length - 1))), STANDARD, KNOWN)
        expect(decoded.type === 'bad' || decoded.damaged).toBe(true)
      }),
    )
  })

  it('opens the seed that was typed, encoded once more or not', () => {
    const seeds = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(seeds, (seed) => {
        const id = questionId('atlas', { type: 'fresh', seed, number: 0 })
        const link = encodeLink({ ...STANDARD, questionId: id }, STANDARD, POOL)
        for (const changed of [link, encodeURIComponent(link), link.replaceAll('=', '%3D')]) {
          expect(stateOf(changed).questionId).toBe(id)
        }
      }),
      { examples: [['ä=&+%'], ['%C3%A4'], ['a/b#?']] },
    )
  })
})
