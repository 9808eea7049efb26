import { beforeEach, describe, expect, it, vi } from 'vitest'
import { modelId } from '../core/episode/step.ts'
import type { LoadedModel, LoadOptions } from '../engine/engine.ts'
import { EngineError } from '../engine/errors.ts'
import { cancelLoad, loadInto, loadModel, statusOf } from './model-actions.ts'
import { createFakeEngine } from './testing/fake-engine.ts'
import { createYard, type Yard } from './yard.ts'

const id = modelId('yard-500k')
const LOADED: LoadedModel = { id, backend: 'wasm', dtype: 'fp32', parameters: 1, bytes: 1 }

interface HeldLoad {
  readonly options: LoadOptions
  readonly finish: () => void
  readonly fail: (error: Error) => void
}

let held: HeldLoad[]
let yard: Yard
beforeEach(() => {
  held = []
  const load = (_: string, options: LoadOptions = {}) =>
    new Promise<LoadedModel>((resolve, reject) => {
      held.push({ options, finish: () => resolve(LOADED), fail: reject })
    })
  yard = createYard(
    {},
    {
      openEngine: async () => ({ ...createFakeEngine(), load }),
      onFrame: (callback) => callback(),
    },
  )
})
const status = () => statusOf(yard.getState(), id).type
const started = (count: number) => vi.waitFor(() => expect(held).toHaveLength(count))

describe('a model is loaded once', () => {
  it('whoever else waits for it', async () => {
    const card = loadModel(yard, id, 'load')
    const run = loadInto(yard, id, 'load', new AbortController().signal)
    await started(1)
    held[0]?.finish()
    await Promise.all([card, run])
    expect(held).toHaveLength(1)
    expect(status()).toBe('ready')
  })

  it('and goes on while somebody waits for it', async () => {
    const card = loadModel(yard, id, 'load')
    const stop = new AbortController()
    const run = loadInto(yard, id, 'load', stop.signal)
    await started(1)
    stop.abort()
    await expect(run).rejects.toThrow()
    expect(status()).toBe('loading')
    expect(held[0]?.options.signal?.aborted).toBe(false)
    held[0]?.finish()
    await card
    expect(status()).toBe('ready')
  })

  it('and is given up when nobody does', async () => {
    const stop = new AbortController()
    const run = loadInto(yard, id, 'load', stop.signal)
    await started(1)
    stop.abort()
    await expect(run).rejects.toThrow()
    expect(held[0]?.options.signal?.aborted).toBe(true)
    expect(status()).toBe('absent')
  })
})

describe('Cancel', () => {
  it('ends a load at once, though the engine never answers', async () => {
    const run = loadInto(yard, id, 'load')
    await started(1)
    cancelLoad(yard, id)
    expect(status()).toBe('absent')
    await expect(run).rejects.toThrow(`Loading ${id} was cancelled`)
  })

  it('leaves the next load alone, whatever comes of the first', async () => {
    for (const late of [
      (load: HeldLoad) => load.finish(),
      (load: HeldLoad) => load.fail(new Error('late')),
    ]) {
      held = []
      const first = loadModel(yard, id, 'load')
      await started(1)
      cancelLoad(yard, id)
      await first
      const second = loadModel(yard, id, 'load')
      await started(2)
      late(held[0]!)
      expect(status()).toBe('loading')
      held[1]?.finish()
      await second
      expect(status()).toBe('ready')
      yard.setState({ models: createYard().getState().models })
    }
  })
})

describe('a worker that is lost while a model loads', () => {
  const lost = new EngineError('worker-lost', 'The worker that runs the models ended')
  const notices = () => yard.getState().notices.map(({ text }) => text)

  it('is replaced, and the load goes on by itself and says so', async () => {
    const card = loadModel(yard, id, 'load')
    await started(1)
    held[0]?.fail(lost)
    await started(2)
    expect(status()).toBe('loading')
    expect(notices()).toEqual([
      'The worker that runs the models ended. Yard 500k is loading again.',
    ])
    held[1]?.finish()
    await card
    expect(status()).toBe('ready')
  })

  it('again is asked about', async () => {
    const card = loadModel(yard, id, 'load')
    for (const nth of [1, 2]) {
      await started(nth)
      held[nth - 1]?.fail(lost)
    }
    await card
    expect(held).toHaveLength(2)
    expect(status()).toBe('failed')
  })

  it('leaves a cancelled load cancelled', async () => {
    const card = loadModel(yard, id, 'load')
    await started(1)
    cancelLoad(yard, id)
    held[0]?.fail(lost)
    await card
    expect(held).toHaveLength(1)
    expect(status()).toBe('absent')
  })

  it('is left to the run that waits for the model', async () => {
    const run = loadInto(yard, id, 'load')
    await started(1)
    held[0]?.fail(lost)
    await expect(run).rejects.toBe(lost)
    expect(held).toHaveLength(1)
  })
})

it('a run that was stopped starts no load', async () => {
  await expect(loadInto(yard, id, 'load', AbortSignal.abort())).rejects.toThrow()
  expect(held).toHaveLength(0)
  expect(status()).toBe('absent')
})
