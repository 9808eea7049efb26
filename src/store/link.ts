/** The page's state as a link: versioned, checked, clamped, and only what differs from the default. */
import * as z from 'zod/mini'
import { type PriceBook, paperPriceBook } from '../core/cost/price-book.ts'
import type { Path } from '../core/episode/tree.ts'
import type { Pair } from '../core/routing/arms.ts'
import type { Preference } from '../core/routing/router.ts'
import { TASKS } from '../core/tasks/registry.ts'
import { parseQuestionId, SPLITS, type Split } from '../core/tasks/task.ts'
import { type UsdPerMillion, usdPerMillion, type Weight } from '../core/units.ts'
import { hundredths } from './hundredths.ts'

const VERSION = '1'
/** The dearest price that the editor and a link may set, in US dollars for a million tokens. */
export const MAX_PRICE = 1000

/** What a link holds. */
export interface LinkState {
  readonly taskId: string
  readonly split: Split
  readonly questionId: string
  readonly routerId: string
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
const fourPrices = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text) => text.split(',')),
  ),
  z.tuple([price, price, price, price]),
)
const letters = z
  .string()
  .check(z.regex(/^[ws]{1,64}$/, 'is not a path of w (weak) and s (strong)'))

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
  a: z.optional(share),
  b: z.optional(share),
  link: z.optional(z.enum(['0', '1'], 'is not 0 or 1')),
  prices: z.optional(
    z.union([z.literal('paper'), fourPrices], 'is neither "paper" nor four prices'),
  ),
  p: z.optional(letters),
  c: z.optional(letters),
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
export function encodeLink(state: LinkState, standard: LinkState, pair: Pair): string {
  const keys = new Map<string, string>()
  const put = (key: string, value: unknown, usual: unknown, text = String(value)) => {
    if (value !== usual) keys.set(key, text)
  }
  put('task', state.taskId, standard.taskId)
  put('split', state.split, splitOf(state.questionId) ?? standard.split)
  put('q', state.questionId, standard.questionId)
  put('r', state.routerId, standard.routerId)
  put('a', state.preference.alpha, standard.preference.alpha)
  // Linked, β says nothing that α does not.
  if (!state.linked) put('b', state.preference.beta, standard.preference.beta)
  put('link', state.linked, standard.linked, state.linked ? '1' : '0')
  put('prices', state.priceBook, null, state.priceBook ? priceText(state.priceBook, pair) : '')
  put('p', state.chosenPath, null, pathText(state.chosenPath ?? [], pair))
  put('c', state.comparedPath, null, pathText(state.comparedPath ?? [], pair))
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
export function decodeLink(hash: string, standard: LinkState, pair: Pair): DecodedLink {
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
  const { q, r, task, split, a, b, link, prices, p, c, at } = result.data
  const questionId = q ?? standard.questionId
  return {
    type: 'state',
    state: {
      taskId: task ?? standard.taskId,
      split: split ?? splitOf(questionId) ?? standard.split,
      questionId,
      routerId: r ?? standard.routerId,
      ...weightsOf(a, b, link, standard),
      priceBook: prices ? bookOf(prices, pair) : null,
      chosenPath: p ? pathOf(p, pair) : null,
      comparedPath: c ? pathOf(c, pair) : null,
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

function splitOf(questionId: string): Split | null {
  const origin = parseQuestionId(questionId)?.origin
  return origin?.type === 'split' ? origin.split : null
}

const pathText = (path: Path, { strong }: Pair): string =>
  path.map((model) => (model === strong ? 's' : 'w')).join('')

const pathOf = (text: string, { weak, strong }: Pair): Path =>
  [...text].map((letter) => (letter === 's' ? strong : weak))

function priceText(book: PriceBook, { weak, strong }: Pair): string {
  if (book.type === 'per-pair') return 'paper'
  return [weak, strong]
    .flatMap((id) => [book.prices[id]?.in ?? 0, book.prices[id]?.out ?? 0])
    .join()
}

function bookOf(
  prices: 'paper' | readonly [number, number, number, number],
  pair: Pair,
): PriceBook {
  if (prices === 'paper') return paperPriceBook(pair)
  const [weakIn, weakOut, strongIn, strongOut] = prices.map(usdPerMillion) as [
    UsdPerMillion,
    UsdPerMillion,
    UsdPerMillion,
    UsdPerMillion,
  ]
  return {
    type: 'per-model',
    prices: {
      [pair.weak]: { in: weakIn, out: weakOut },
      [pair.strong]: { in: strongIn, out: strongOut },
    },
  }
}
