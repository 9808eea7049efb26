/** The page's state as a link: versioned, checked, clamped, and only what differs from the default. */
import * as z from 'zod/mini'
import { type PriceBook, pairOf, paperPriceBook } from '../core/cost/price-book.ts'
import type { Path } from '../core/episode/tree.ts'
import type { Pool } from '../core/routing/arms.ts'
import { embeddedPool } from '../core/routing/embedded.ts'
import type { Preference } from '../core/routing/router.ts'
import { TASKS } from '../core/tasks/registry.ts'
import { parseQuestionId, SPLITS, type Split, splitOf } from '../core/tasks/task.ts'
import { usdPerMillion, type Weight } from '../core/units.ts'
import { hundredths } from './hundredths.ts'

const VERSION = '2'
/** The dearest price that the editor and a link may set, in US dollars for a million tokens. */
export const MAX_PRICE = 1000

/** What a link holds. */
export interface LinkState {
  readonly taskId: string
  readonly split: Split
  readonly questionId: string
  readonly routerId: string
  /** By router id: where its own control was put. */
  readonly settings: Readonly<Record<string, number>>
  readonly preference: Preference
  readonly linked: boolean
  readonly priceBook: PriceBook | null
  readonly chosenPath: Path | null
  readonly comparedPath: Path | null
  /** Infinity is the end of the path. */
  readonly cursor: number
}

const NUMBER = /^-?\d{1,9}([.]\d{1,9})?$/

const number = (read: (value: number) => number) =>
  z.pipe(
    z.string().check(z.regex(NUMBER, 'is not a number')),
    z.transform((text: string) => read(Number(text))),
  )

const clamped = (low: number, high: number) =>
  number((value) => Math.min(high, Math.max(low, value)))

const share = z.pipe(clamped(0, 1), z.transform(hundredths))
const price = clamped(0, MAX_PRICE)
const pricesOfModels = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text) => text.split(',')),
  ),
  z.array(price),
)
/** A digit a step: the model's place in the pool. */
const places = z.string().check(z.regex(/^[0-9]{1,64}$/, 'is not a path of places in the pool'))

const schema = z.object({
  v: z.literal(VERSION, `is not ${VERSION}, the version of this page`),
  task: z.optional(
    z.enum(
      TASKS.map(({ id }) => id),
      'is no task',
    ),
  ),
  split: z.optional(z.enum(SPLITS, 'is no split')),
  q: z.optional(z.string().check(z.maxLength(300), z.refine(isQuestion, 'is no question'))),
  r: z.optional(z.string().check(z.regex(/^[a-z0-9-]{1,40}$/, 'is no router'))),
  // Where the router's own control stands.
  t: z.optional(clamped(-1000, 1000)),
  a: z.optional(share),
  b: z.optional(share),
  link: z.optional(z.enum(['0', '1'], 'is not 0 or 1')),
  prices: z.optional(
    z.union([z.literal('paper'), pricesOfModels], 'is neither "paper" nor prices'),
  ),
  p: z.optional(places),
  c: z.optional(places),
  at: z.optional(z.pipe(clamped(0, 1000), z.transform(Math.round))),
})

function isQuestion(id: string): boolean {
  const parsed = parseQuestionId(id)
  const task = TASKS.find((known) => known.id === parsed?.taskId)
  if (!parsed || !task) return false
  return (
    parsed.origin.type === 'fresh' || parsed.origin.number < task.splitSizes[parsed.origin.split]
  )
}

/** The hash of a state, without its #; empty for the default. */
export function encodeLink(state: LinkState, standard: LinkState, pool: Pool): string {
  const keys = new Map<string, string>()
  const put = (key: string, value: unknown, usual: unknown, text = String(value)) => {
    if (value !== usual) keys.set(key, text)
  }
  put('task', state.taskId, standard.taskId)
  put('split', state.split, splitOf(state.questionId) ?? standard.split)
  put('q', state.questionId, standard.questionId)
  put('r', state.routerId, standard.routerId)
  put('t', state.settings[state.routerId], undefined)
  put('a', state.preference.alpha, standard.preference.alpha)
  // Linked, β says nothing that α does not.
  if (!state.linked) put('b', state.preference.beta, standard.preference.beta)
  put('link', state.linked, standard.linked, state.linked ? '1' : '0')
  put('prices', state.priceBook, null, state.priceBook ? priceText(state.priceBook, pool) : '')
  put('p', state.chosenPath, null, pathText(state.chosenPath ?? [], pool))
  put('c', state.comparedPath, null, pathText(state.comparedPath ?? [], pool))
  put('at', state.cursor, Number.POSITIVE_INFINITY)
  for (const [key, text] of keys) if (text === '') keys.delete(key)
  if (keys.size === 0) return ''
  keys.set('v', VERSION)
  return [...keys]
    .sort(([a], [b]) => (a === 'v' ? -1 : b === 'v' ? 1 : 0))
    .map(([key, text]) => `${key}=${encodeURIComponent(text).replaceAll('%2F', '/')}`)
    .join('&')
}

export type DecodedLink =
  | { readonly type: 'state'; readonly state: LinkState }
  /** `reason` names the key that is wrong. */
  | { readonly type: 'bad'; readonly reason: string }

/** Reads a hash, without its #. Nothing of a bad one is used. */
export function decodeLink(hash: string, standard: LinkState): DecodedLink {
  if (hash === '') return { type: 'state', state: standard }
  const parameters = new URLSearchParams(hash)
  const known = Object.keys(schema.shape)
  const stray = [...parameters.keys()].find((key) => !known.includes(key))
  if (stray !== undefined) return { type: 'bad', reason: `it has an unknown part "${stray}"` }
  const result = schema.safeParse(Object.fromEntries(parameters))
  if (!result.success) {
    const issue = result.error.issues[0]
    const key = String(issue?.path[0] ?? '')
    const value = parameters.get(key)
    const what = value === null ? `has no part "${key}"` : `its "${key}=${value}" ${issue?.message}`
    return { type: 'bad', reason: value === null ? `it ${what}` : what }
  }
  const { q, r, t, task, split, a, b, link, prices, p, c, at } = result.data
  const taskId = task ?? (q && parseQuestionId(q)?.taskId) ?? standard.taskId
  const [first] = TASKS.find(({ id }) => id === taskId)?.showcase ?? []
  const questionId = q ?? (taskId === standard.taskId ? standard.questionId : first) ?? ''
  if (parseQuestionId(questionId)?.taskId !== taskId) {
    return { type: 'bad', reason: `its "q=${questionId}" is no question of the task "${taskId}"` }
  }
  const pool = embeddedPool(taskId)
  for (const [key, path] of Object.entries({ p, c })) {
    if (path && pathOf(path, pool).length < path.length) {
      return {
        type: 'bad',
        reason: `its "${key}=${path}" names a model that the pool does not have`,
      }
    }
  }
  const priceBook = prices ? bookOf(prices, pool) : null
  if (prices && !priceBook) {
    return { type: 'bad', reason: `its "prices=${prices}" do not fit a pool of ${pool.length}` }
  }
  return {
    type: 'state',
    state: {
      taskId,
      split: split ?? splitOf(questionId) ?? standard.split,
      questionId,
      routerId: r ?? standard.routerId,
      settings: t === undefined ? {} : { [r ?? standard.routerId]: t },
      ...weightsOf(a, b, link, standard),
      priceBook,
      chosenPath: p ? pathOf(p, pool) : null,
      comparedPath: c ? pathOf(c, pool) : null,
      cursor: at ?? Number.POSITIVE_INFINITY,
    },
  }
}

/** Weights that do not sum to one cannot be linked, whatever the link says. */
function weightsOf(
  a: Weight | undefined,
  b: Weight | undefined,
  link: '0' | '1' | undefined,
  standard: LinkState,
): Pick<LinkState, 'preference' | 'linked'> {
  const wanted = link ? link === '1' : standard.linked
  const linked = wanted && (a === undefined || b === undefined || hundredths(1 - a) === b)
  const { alpha, beta } = standard.preference
  if (!linked) return { linked, preference: { alpha: a ?? alpha, beta: b ?? beta } }
  const first = a ?? (b === undefined ? alpha : hundredths(1 - b))
  return { linked, preference: { alpha: first, beta: hundredths(1 - first) } }
}

const pathText = (path: Path, pool: Pool): string =>
  path.map((model) => pool.indexOf(model)).join('')

/** Shorter than the text where it names a model that the pool does not have. */
const pathOf = (text: string, pool: Pool): Path =>
  [...text].flatMap((digit) => pool[Number(digit)] ?? [])

function priceText(book: PriceBook, pool: Pool): string {
  if (book.type === 'per-pair') return 'paper'
  return pool.flatMap((id) => [book.prices[id]?.in ?? 0, book.prices[id]?.out ?? 0]).join()
}

/** Null where the prices do not fit the pool. */
function bookOf(prices: 'paper' | readonly number[], pool: Pool): PriceBook | null {
  if (prices === 'paper') {
    const pair = pairOf(pool)
    return pair && paperPriceBook(pair)
  }
  if (prices.length !== 2 * pool.length) return null
  return {
    type: 'per-model',
    prices: Object.fromEntries(
      pool.map((model, at) => [
        model,
        {
          in: usdPerMillion(prices[2 * at] ?? 0),
          out: usdPerMillion(prices[2 * at + 1] ?? 0),
        },
      ]),
    ),
  }
}
