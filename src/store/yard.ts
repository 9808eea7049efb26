/** The store of one page. A factory makes it, so that tests and views side by side each have their own. */
import { subscribeWithSelector } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'
import pools from '../../models/pools.json' with { type: 'json' }
import { type ModelSource, openingRouter, poolOf, shippedPools } from '../core/pool/pool.ts'
import { shippedTasks } from '../core/tasks/registry.ts'
import { relay } from '../core/tasks/relay/relay.ts'
import { weight } from '../core/units.ts'
import { browserPorts, type Writer, type YardPorts } from './ports.ts'
import type { YardState } from './state.ts'

const registry = shippedPools(pools)

export const initialState: YardState = {
  memory: {},
  tasks: shippedTasks,
  pools: registry,
  setup: {
    taskId: relay.id,
    split: 'test',
    questionId: relay.showcase[0],
    routerId: openingRouter(poolOf(registry, relay.id)),
    settings: {},
    preference: { alpha: weight(0.5), beta: weight(0.5) },
    linked: true,
    priceBook: null,
    costRange: 'min-max',
    awaited: null,
  },
  data: { opening: null, forests: {}, figureStands: false, trees: {}, readings: {} },
  episode: {
    chosenPath: null,
    comparedPath: null,
    // The page opens with a finished figure.
    cursor: Number.POSITIVE_INFINITY,
    playing: false,
    live: { type: 'idle' },
  },
  models: { engine: { rung: null, reasons: [] }, status: {} },
  training: { trained: {}, current: null, awaited: null, curves: [], testLooks: 0 },
  lessons: {
    at: null,
    entered: false,
    language: 'en',
    done: [],
    bets: {},
    quiz: { round: 1, answers: [] },
  },
  notices: [],
}

/** `getState`, `setState`, and `subscribe(selector, listener)` for what must change without a render. */
export const createYard = (from: Partial<YardState> = {}, ports: Partial<YardPorts> = {}) =>
  Object.assign(
    createStore<YardState>()(
      subscribeWithSelector(() => ({ ...initialState, ...from, memory: {} })),
    ),
    {
      ports: { ...browserPorts, ...ports },
      /** Who writes for the models that the engine does not run, by their source. */
      writers: new Map<ModelSource, Writer>(),
    },
  )

export type Yard = ReturnType<typeof createYard>

type Slice = 'setup' | 'data' | 'episode' | 'models' | 'training' | 'lessons'
export type Changes = { readonly [Key in Slice]?: Partial<YardState[Key]> }

/** Changes several slices at once, so that nobody sees half an action. */
export function patchAll(
  yard: Yard,
  { setup, data, episode, models, training, lessons }: Changes,
): void {
  yard.setState((state) => ({
    ...(setup && { setup: { ...state.setup, ...setup } }),
    ...(data && { data: { ...state.data, ...data } }),
    ...(episode && { episode: { ...state.episode, ...episode } }),
    ...(models && { models: { ...state.models, ...models } }),
    ...(training && { training: { ...state.training, ...training } }),
    ...(lessons && { lessons: { ...state.lessons, ...lessons } }),
  }))
}

/** Changes one slice. */
export const patch = <Key extends Slice>(
  yard: Yard,
  key: Key,
  change: Partial<YardState[Key]>,
): void => patchAll(yard, { [key]: change })
