/** The numbers and names that texts may use, each worked out when it is asked for, from the state and the recorded forests. */

import { modelName } from '../../core/episode/model-name.ts'
import { figure } from '../../core/figure.ts'
import { armCounts } from '../../core/front/score.ts'
import type { Router } from '../../core/routing/router.ts'
import type { Language } from '../../store/lessons/places.ts'
import { selectPool, selectPriceBook, selectRouter } from '../../store/pool-selectors.ts'
import { selectSetting } from '../../store/setting-selectors.ts'
import type { YardState } from '../../store/state.ts'
import { selectCases, selectScoringContext, selectSplitCases } from '../../store/table-selectors.ts'
import {
  type Questions,
  routerOf,
  type Standing,
  selectBestFixed,
  selectSingles,
  standingOf,
  unlessMissing,
} from './standings.ts'

/** What is not known yet. */
const UNKNOWN = '…'

const known = <Value>(value: Value | null, words: (value: Value) => string): string =>
  value === null ? UNKNOWN : words(value)

/** Writes numbers as the reader's language does. */
export interface Format {
  readonly number: (value: number, digits?: number) => string
  readonly usd: (value: number) => string
}

export const formatOf = (language: Language): Format => ({
  number: (value, digits = 0) => {
    const text = figure(value, digits)
    return language === 'de' ? text.replace('.', ',') : text
  },
  usd: (value) =>
    new Intl.NumberFormat(language, {
      style: 'currency',
      currency: 'USD',
      currencyDisplay: 'narrowSymbol',
      minimumSignificantDigits: 2,
      maximumSignificantDigits: 2,
    }).format(value),
})

/** How a router does, in words. */
export interface StandingFacts {
  readonly name: string
  /** Points of 100. */
  readonly score: string
  /** US dollars for 1,000 questions. */
  readonly cost: string
  readonly utility: string
}

/** A model that does everything. */
export interface ModelFacts extends StandingFacts {
  readonly model: string
  /** US dollars for a million tokens. */
  readonly price: string
  /** The same for the question at hand alone. */
  readonly here: StandingFacts
}

export interface Facts {
  /** How many questions the current split has, and the train split. */
  readonly questions: string
  readonly trainQuestions: string
  readonly alpha: string
  readonly beta: string
  /** The cheapest model of the pool, and the dearest. */
  readonly small: ModelFacts
  readonly large: ModelFacts
  /** The model before the dearest. */
  readonly middle: ModelFacts
  /** How many times the dearest model costs of the cheapest: per token, on average, and on the question at hand. */
  readonly priceRatio: string
  readonly costRatio: string
  readonly costRatioHere: string
  readonly random: StandingFacts
  readonly oracle: StandingFacts & { readonly here: StandingFacts }
  /** The best router that gives every question the same models, chosen on train. */
  readonly fixed: StandingFacts
  readonly router: StandingFacts & { readonly here: StandingFacts }
  /** The router at hand on the train questions. */
  readonly onTrain: StandingFacts
  /** What the router at hand gains in utility over the best fixed one, and what the oracle could still add to that. */
  readonly gain: string
  readonly room: string
  /** How much of the way from the best fixed router to the oracle the router at hand has gone, as a percentage. */
  readonly way: string
  /** What the router at hand gives away on the question at hand against the oracle. */
  readonly regretHere: string
  /** The share of choices for which the router at hand takes the dearest model, as a percentage: on all, and by kind. */
  readonly strong: {
    readonly all: string
    readonly train: string
    readonly least: string
    readonly most: string
  }
  /** The score, of 100, that the training at hand got to on train and on validation. */
  readonly learnt: { readonly train: string; readonly validation: string }
  readonly testLooks: string
}

export function factsOf(state: YardState, language: Language): Facts {
  const format = formatOf(language)
  const percent = (share: number | null) => known(share, (value) => format.number(100 * value))
  const standing = (router: Router | null, of: Questions = 'split'): StandingFacts => {
    const say = (words: (standing: Standing) => string) =>
      known(standingOf(state, router, of), words)
    return {
      name: router?.name ?? UNKNOWN,
      get score() {
        return say(({ perf }) => format.number(100 * perf))
      },
      get cost() {
        return say(({ usd }) => format.usd(1000 * usd))
      },
      get utility() {
        return say(({ utility }) => format.number(utility, 3))
      },
    }
  }
  const withHere = (router: Router | null) =>
    Object.defineProperties(standing(router), {
      here: { get: () => standing(router, 'question') },
    }) as StandingFacts & { readonly here: StandingFacts }
  const modelAt = (fromEnd: boolean, place: number): ModelFacts => {
    const pool = selectPool(state)
    const at = fromEnd ? pool.length - 1 - place : place
    const model = pool[at]!
    return Object.defineProperties(withHere(selectSingles(state)[at] ?? null), {
      model: { value: modelName(model) },
      price: { get: () => known(priceAt(state, at), format.usd) },
    }) as ModelFacts
  }
  const ratio = (of: Questions): string => {
    const singles = selectSingles(state)
    const [low, high] = [singles[0], singles.at(-1)].map((each) =>
      standingOf(state, each ?? null, of),
    )
    return low && high ? format.number(high.usd / low.usd, 1) : UNKNOWN
  }
  const difference = (a: Router | null, b: Router | null, of: Questions = 'split') => {
    const [first, second] = [a, b].map((each) => standingOf(state, each, of))
    return first && second ? first.utility - second.utility : null
  }
  const signed = (value: number | null) => known(value, (each) => format.number(each, 3))
  const oracle = () => routerOf(state, 'oracle')
  const router = () => selectRouter(state)
  const fixed = () => selectBestFixed(state)
  return {
    get questions() {
      return format.number(selectCases(state).length)
    },
    get trainQuestions() {
      return format.number(selectSplitCases(state, 'train').length)
    },
    get alpha() {
      return format.number(state.setup.preference.alpha, 2)
    },
    get beta() {
      return format.number(state.setup.preference.beta, 2)
    },
    get small() {
      return modelAt(false, 0)
    },
    get large() {
      return modelAt(true, 0)
    },
    get middle() {
      return modelAt(true, 1)
    },
    get priceRatio() {
      const high = priceAt(state, selectPool(state).length - 1)
      const low = priceAt(state, 0)
      return known(high && low && high / low, (value) => format.number(value, 1))
    },
    get costRatio() {
      return ratio('split')
    },
    get costRatioHere() {
      return ratio('question')
    },
    get random() {
      return standing(routerOf(state, 'random'))
    },
    get oracle() {
      return withHere(oracle())
    },
    get fixed() {
      return standing(fixed())
    },
    get router() {
      return withHere(router())
    },
    get onTrain() {
      return standing(router(), 'train')
    },
    get gain() {
      return signed(difference(router(), fixed()))
    },
    get room() {
      return signed(difference(oracle(), fixed()))
    },
    get way() {
      const gone = difference(router(), fixed())
      const whole = difference(oracle(), fixed())
      return percent(gone === null || !whole ? null : gone / whole)
    },
    get regretHere() {
      return signed(difference(oracle(), router(), 'question'))
    },
    get strong() {
      return strongShares(state, percent)
    },
    get learnt() {
      const last = state.training.current?.curve.at(-1)
      const part = (key: 'train' | 'validation') =>
        known(last ?? null, (point) => format.number(100 * point[key].perf))
      return { train: part('train'), validation: part('validation') }
    },
    get testLooks() {
      return format.number(state.training.testLooks)
    },
  }
}

/** US dollars for a million tokens that the model of this place writes; null where its price depends on the pair. */
function priceAt(state: YardState, place: number): number | null {
  const book = selectPriceBook(state)
  return book.type === 'per-model'
    ? (book.prices.get(selectPool(state)[place]!)?.out ?? null)
    : null
}

function strongShares(
  state: YardState,
  percent: (share: number | null) => string,
): Facts['strong'] {
  const context = selectScoringContext(state)
  const asked = {
    router: selectRouter(state),
    setting: selectSetting(state),
    preference: state.setup.preference,
  }
  const sum = (of: ArrayLike<number>) => Array.from(of).reduce((a, b) => a + b, 0)
  const on = (split: 'train' | 'test', pick: (byKind: readonly Float64Array[]) => number) => {
    const cases = selectSplitCases(state, split)
    if (!context || cases.length === 0) return UNKNOWN
    return percent(unlessMissing(() => pick([...armCounts(asked, cases, context).values()])))
  }
  const last = (own: Float64Array) => own.at(-1)!
  const overall = (byKind: readonly Float64Array[]) => sum(byKind.map(last)) / sum(byKind.map(sum))
  const kinds = (byKind: readonly Float64Array[]) => byKind.map((own) => last(own) / sum(own))
  return {
    get all() {
      return on('test', overall)
    },
    get train() {
      return on('train', overall)
    },
    get least() {
      return on('test', (byKind) => Math.min(...kinds(byKind)))
    },
    get most() {
      return on('test', (byKind) => Math.max(...kinds(byKind)))
    },
  }
}
