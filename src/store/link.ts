/** The page's state as a link: versioned, checked, clamped, and only what differs from the default. */
import * as z from 'zod/mini'
import { RANGE_KINDS, type RangeKind } from '../core/cost/normalise.ts'
import type { PriceBook } from '../core/cost/price-book.ts'
import type { Preference } from '../core/cost/utility.ts'
import { armsOf, type Pool } from '../core/episode/arm.ts'
import type { Path } from '../core/episode/tree.ts'
import { changedBy } from '../core/learning/recipe.ts'
import { own } from '../core/own.ts'
import { openingRouter, poolOf } from '../core/pool/pool.ts'
import { isTrainedKind, mayHave } from '../core/routing/registry.ts'
import { kindOf } from '../core/routing/router-id.ts'
import { parseQuestionId, SPLITS, type Split, splitOf, type TaskInfo } from '../core/tasks/task.ts'
import type { Weight } from '../core/units.ts'
import { hundredths } from './hundredths.ts'
import { LANGUAGES, type Language, type LessonPlace, placeOf, placeText } from './lessons/places.ts'
import { pathOf, pathText } from './link-path.ts'
import { bookOf, priceText } from './link-prices.ts'
import { changeOf, NUMBER, RANGES } from './link-ranges.ts'
import { readText, shortened, writeText } from './link-text.ts'
import type { YardState } from './state.ts'

/** What a link may leave out, by its version; older versions are still read. Version 2, without a checksum, may be cut short. */
const VERSION = '4'
const UNCHECKED_VERSION = '2'
const VERSIONS_OF_ATLAS = [UNCHECKED_VERSION, '3']
/** Up to version 3 the page opened on Atlas, with its policy. */
const ATLAS = { taskId: 'atlas', questionId: 'atlas/test/7', routerId: 'policy' }

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
  /** A link without it means min–max. */
  readonly costRange: RangeKind
  /** Trained routers that stand beside the one at hand, by id. */
  readonly recipes: readonly string[]
  readonly chosenPath: Path | null
  readonly comparedPath: Path | null
  /** Infinity is the end of the path. */
  readonly cursor: number
  readonly lesson: LessonPlace | null
  readonly language: Language
}

const number = (read: (value: number) => number) =>
  z.pipe(
    z.string().check(z.maxLength(30, 'is not a number'), z.regex(NUMBER, 'is not a number')),
    z.transform((text: string) => read(Number(text))),
  )

const clamped = (low: number, high: number) =>
  // There is one zero in a link.
  number((value) => Math.min(high, Math.max(low, value)) + 0)

const weight = (key: 'a' | 'b') => z.pipe(clamped(...RANGES[key]), z.transform(hundredths))
const price = clamped(...RANGES.prices)
const pricesOfModels = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text) => text.split(',')),
  ),
  z.array(price),
)
/** What a link may name. */
export type Known = Pick<YardState, 'tasks' | 'pools'>

const fieldsOf = ({ tasks }: Known) => ({
  task: z.enum(
    tasks.infos.map(({ id }) => id),
    'is not a task',
  ),
  split: z.enum(SPLITS, 'is not a split'),
  q: z.string().check(z.refine((id) => tasks.isOffered(id), 'is not a question')),
  r: z.string(),
  // Where the router's own control stands.
  t: clamped(...RANGES.t),
  // Trained routers beside it.
  tr: z.pipe(
    z.string(),
    z.transform((text) => text.split(',')),
  ),
  a: weight('a'),
  b: weight('b'),
  link: z.enum(['0', '1'], 'is not 0 or 1'),
  prices: z.union([z.literal('paper'), pricesOfModels], 'is neither "paper" nor prices'),
  range: z.enum(RANGE_KINDS, 'is not a range of costs'),
  p: z.string(),
  c: z.string(),
  at: z.pipe(clamped(...RANGES.at), z.transform(Math.round)),
  l: z.string().check(z.refine((text) => placeOf(text) !== null, 'is not a phase of a lesson')),
  lang: z.enum(LANGUAGES, 'is not a language of this page'),
})
type Fields = ReturnType<typeof fieldsOf>
type Key = keyof Fields
type Values = { -readonly [K in Key]?: z.output<Fields[K]> }
const KEYS: readonly Key[] = [
  'task',
  'split',
  'q',
  'r',
  't',
  'tr',
  'a',
  'b',
  'link',
  'prices',
  'range',
  'p',
  'c',
  'at',
  'l',
  'lang',
]

/** The hash of a state, without its #; empty for the default. */
export function encodeLink(state: LinkState, standard: LinkState, pool: Pool): string {
  const parts = new Map<Key, string>()
  const put = (key: Key, value: unknown, usual: unknown, text = String(value)) => {
    if (value !== usual && text !== '') parts.set(key, text)
  }
  put('task', state.taskId, standard.taskId)
  put('split', state.split, splitOf(state.questionId) ?? standard.split)
  put('q', state.questionId, standard.questionId)
  put('r', state.routerId, state.taskId === standard.taskId ? standard.routerId : null)
  put('t', own(state.settings, state.routerId), undefined)
  const beside = state.recipes.filter((id) => id !== state.routerId)
  put('tr', beside.join(), '')
  put('a', state.preference.alpha, standard.preference.alpha)
  // Linked, β says nothing that α does not.
  if (!state.linked) put('b', state.preference.beta, standard.preference.beta)
  put('link', state.linked, standard.linked, state.linked ? '1' : '0')
  put('prices', state.priceBook, null, state.priceBook ? priceText(state.priceBook, pool) : '')
  put('range', state.costRange, standard.costRange)
  put('p', state.chosenPath, null, pathText(state.chosenPath ?? [], pool))
  put('c', state.comparedPath, null, pathText(state.comparedPath ?? [], pool))
  put('at', state.cursor, Number.POSITIVE_INFINITY)
  put('l', state.lesson, null, state.lesson ? placeText(state.lesson) : '')
  put('lang', state.language, standard.language)
  return parts.size === 0 ? '' : writeText(VERSION, parts)
}

export type DecodedLink =
  | {
      readonly type: 'state'
      /** What could be read, with defaults for the rest. */
      readonly state: LinkState
      /** Parts that could not be used, each with its reason, as a clause. */
      readonly dropped: readonly string[]
      /** Parts that were used, but not as they stand there, each as a clause. */
      readonly changed: readonly string[]
      /** What was never part of the link, each as a clause. */
      readonly ignored: readonly string[]
      /** Whether the link is certainly not what was shared: cut short or changed. */
      readonly damaged: boolean
    }
  /** Not a link of this page, or one of an unknown version; `reason` is a clause. */
  | { readonly type: 'bad'; readonly reason: string }

/** Reads as much of a hash, without its #, as can be read. */
export function decodeLink(hash: string, standard: LinkState, known: Known): DecodedLink {
  if (hash === '') {
    return { type: 'state', state: standard, dropped: [], changed: [], ignored: [], damaged: false }
  }
  const { version, parts, checked, ignored } = readText(hash, KEYS)
  const old = version !== null && VERSIONS_OF_ATLAS.includes(version)
  if (version !== VERSION && !old) {
    const found = version === null ? 'it has no part "v"' : `its "v=${shortened(version)}"`
    return { type: 'bad', reason: version === null ? found : `${found} is not ${VERSION}` }
  }
  const dropped: string[] = []
  const drop = (key: Key, why: string) =>
    dropped.push(`"${key}=${shortened(parts.get(key) ?? '')}" ${why}`)
  const values = readValues(parts, drop, fieldsOf(known))
  // Lessons are younger than those links, and set the page themselves.
  const defaults = old && !parts.has('l') ? { ...standard, ...ATLAS } : standard
  const state = stateOf(values, drop, defaults, known)
  const changed = KEYS.flatMap((key) => changeOf(key, parts.get(key), state.linked) ?? [])
  const damaged = version !== UNCHECKED_VERSION && !checked
  return { type: 'state', state, dropped, changed, ignored, damaged }
}

type Drop = (key: Key, why: string) => void

function readValues(parts: ReadonlyMap<string, string>, drop: Drop, fields: Fields): Values {
  const values: Values = {}
  for (const key of KEYS) {
    const text = parts.get(key)
    if (text === undefined) continue
    const result = fields[key].safeParse(text)
    if (result.success) Object.assign(values, { [key]: result.data })
    else drop(key, result.error.issues[0]?.message ?? 'cannot be read')
  }
  if (!parts.has('q') || values.q !== undefined) return values
  // The rest belongs to a question that is not opened.
  for (const key of ['p', 'c', 'at'] as const) {
    if (values[key] !== undefined) drop(key, 'belongs to that question')
    delete values[key]
  }
  return values
}

function stateOf(
  values: Values,
  drop: Drop,
  standard: LinkState,
  { tasks, pools }: Known,
): LinkState {
  const { q, r, t, tr = [], task, split, a, b, link, prices, range, p, c, at, l, lang } = values
  const taskOfQuestion = q && parseQuestionId(q)?.taskId
  if (task && taskOfQuestion && task !== taskOfQuestion) drop('task', `does not have "q=${q}"`)
  const taskId = taskOfQuestion || task || standard.taskId
  const info = tasks.info(taskId)
  const [first] = info?.showcase ?? []
  const questionId = q ?? (taskId === standard.taskId ? standard.questionId : (first ?? ''))
  const taskPool = poolOf(pools, taskId)
  const { models: pool, policy } = taskPool
  const path = (key: 'p' | 'c', text: string | undefined): Path | null => {
    const read = text === undefined ? null : pathOf(text, pool)
    if (text !== undefined && !read) drop(key, `is not a path of a pool of ${pool.length}`)
    return read
  }
  const known = r === undefined || mayRoute(info, pool, policy !== null, r)
  if (!known) drop('r', 'is not a router of this task')
  if (!known && t !== undefined) drop('t', 'belongs to that router')
  const usual = taskId === standard.taskId ? standard.routerId : openingRouter(taskPool)
  const routerId = known && r !== undefined ? r : usual
  const recipes = tr
    .filter((id) => mayTrain(info, pool, policy !== null, id))
    .slice(0, MOST_RECIPES)
  if (recipes.length < tr.length) drop('tr', 'names what cannot be trained here, or too many')
  const priceBook = prices ? bookOf(prices, pool) : null
  if (prices && !priceBook) drop('prices', `does not fit a pool of ${pool.length}`)
  return {
    taskId,
    split: split ?? splitOf(questionId) ?? standard.split,
    questionId,
    routerId,
    settings: t === undefined || !known ? {} : { [routerId]: t },
    ...weightsOf(a, b, link, standard),
    priceBook,
    costRange: range ?? standard.costRange,
    recipes,
    chosenPath: path('p', p),
    comparedPath: path('c', c),
    cursor: at ?? Number.POSITIVE_INFINITY,
    lesson: l === undefined ? null : placeOf(l),
    language: lang ?? standard.language,
  }
}

/** What a page trains of itself when a link asks for it. */
const MOST_RECIPES = 8

const mayTrain = (info: TaskInfo | null, pool: Pool, predicted: boolean, id: string): boolean =>
  isTrainedKind(kindOf(id)) && mayRoute(info, pool, predicted, id)

/** Whether a task may have a router: how many choices an episode takes is not known before its recording is there. */
function mayRoute(info: TaskInfo | null, pool: Pool, predicted: boolean, id: string): boolean {
  if (!info) return false
  const { roles } = info
  const space = { pool, roles, arms: armsOf(pool, roles), stages: 0, predicted }
  return mayHave(space, id) && changedBy(id) !== null
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
