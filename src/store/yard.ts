/** The store of one page. Made by a factory, so that tests and side-by-side views each have their own. */
import { subscribeWithSelector } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'
import { modelId } from '../core/episode/step.ts'
import { usdPerMillion, weight } from '../core/units.ts'
import type { YardState } from './state.ts'

export const WEAK = modelId('yard-weak')
export const STRONG = modelId('yard-strong')

export const initialState: YardState = {
  setup: {
    task: 'atlas',
    split: 'test',
    questionId: 'test-0',
    routerId: 'haps',
    preference: { alpha: weight(0.5), beta: weight(0.5) },
    linked: true,
    priceBook: {
      [WEAK]: { input: usdPerMillion(0.2), output: usdPerMillion(0.2) },
      [STRONG]: { input: usdPerMillion(0.8), output: usdPerMillion(0.8) },
    },
  },
  data: { opening: { type: 'loading' }, forest: { type: 'idle' }, trees: {} },
  episode: {
    chosenPath: null,
    comparedPath: null,
    cursor: 0,
    playing: false,
    speed: 1,
    live: { type: 'idle' },
  },
  models: { engine: { rung: 'unknown', reason: '' }, status: {} },
  notices: [],
}

/** `getState`, `setState`, and `subscribe(selector, listener)` for what must move without a render. */
export const createYard = (from: Partial<YardState> = {}) =>
  createStore<YardState>()(subscribeWithSelector(() => ({ ...initialState, ...from })))

export type Yard = ReturnType<typeof createYard>

/** Changes one slice. */
export function patch<Key extends keyof YardState>(
  yard: Yard,
  key: Key,
  change: Partial<YardState[Key]>,
): void {
  yard.setState((state) => ({ [key]: { ...state[key], ...change } }) as Partial<YardState>)
}
