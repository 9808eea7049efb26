import { describe, expect, it } from 'vitest'
import { modelId } from '../core/episode/step.ts'
import type { LoadedModel } from './engine.ts'
import { EngineError } from './errors.ts'
import type { Rung } from './ladder.ts'
import { completeWhole } from './testing/complete-whole.ts'
import {
  type Behaviour,
  completion,
  failing,
  id,
  never,
  request,
  createFakeWorkers as setUp,
} from './testing/fake-workers.ts'

const other = modelId('yard-strong')
const beat = 10_000
const minute = 60_000

const loaded = (id: string, rung: Rung): LoadedModel => ({
  id,
  backend: rung,
  dtype: 'fp32',
  parameters: 1,
  bytes: 1,
})

/** A load that downloads until it is told to stop. */
const downloading: NonNullable<Behaviour['load']> = (_, { emit, signal }) => {
  emit({ phase: 'downloading', loadedBytes: 0, totalBytes: 1, runtimeBytes: 0 })
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new EngineError('aborted', 'stopped')))
  })
}
const compiling: NonNullable<Behaviour['load']> = (_, { emit }) => {
  emit({ phase: 'compiling', loadedBytes: 1, totalBytes: 1, runtimeBytes: 0 })
  return never()
}
const turnAndSilence: NonNullable<Behaviour['complete']> = (_, { emit }) => {
  emit({ type: 'turn' })
  return never()
}

describe('a run that says nothing', () => {
  it.each(['complete', 'predict'] as const)(
    '%s: is waited for as long as others are at work, and for a minute of its own turn',
    async (kind) => {
      let begin = () => {}
      const { client, runOut, log } = setUp(['wasm'], () => ({
        loadPolicy: async ({ id }) => loaded(id, 'wasm'),
        [kind]: (_: unknown, context: { emit: (event: { type: 'turn' }) => void }) => {
          begin = () => context.emit({ type: 'turn' })
          return never()
        },
      }))
      await client.load(id)
      await client.loadPolicy('policy')
      let turns = 0
      const onTurn = () => {
        turns += 1
      }
      const run =
        kind === 'predict'
          ? client.predict('policy', 'text', onTurn)
          : client.complete(request, onTurn)[Symbol.asyncIterator]().next()
      const pending = expect(run).rejects.toMatchObject({ code: 'restarted' })
      await client.tokenize(id, [])
      await runOut(minute)
      expect(log.at(-1)).toBe('1 loads yard-weak')
      begin()
      await expect.poll(() => turns).toBe(1)
      await runOut(minute)
      await pending
      expect(log.at(-1)).toBe('1 is ended')
    },
  )

  it('does not take a download with it', async () => {
    const { client, runOut } = setUp(['wasm'], (rung, worker) => ({
      load: (call, context) =>
        worker === 1 && call.id === other
          ? downloading(call, context)
          : Promise.resolve(loaded(call.id, rung)),
      complete: turnAndSilence,
    }))
    await client.load(id)
    const download = client.load(other)
    const run = completeWhole(client, request)
    run.catch(() => {})
    await client.tokenize(id, [])
    await runOut(minute)
    await expect(run).rejects.toMatchObject({ code: 'restarted' })
    expect(await download).toMatchObject({ id: other })
  })

  it('is ended if it does not stop when asked', async () => {
    const { client, runOut, log, timers } = setUp(['wasm'], () => ({ complete: turnAndSilence }))
    await client.load(id)
    const pending = completeWhole(client, request)
    pending.catch(() => {})
    await client.tokenize(id, [])
    client.interrupt()
    await runOut(1_000)
    await expect(pending).rejects.toMatchObject({ code: 'restarted' })
    expect(log.at(-1)).toBe('1 is ended')
    expect(timers.size).toBe(0)
  })
})

describe('two loads', () => {
  it('that meet one fault of WebGPU both go on in WebAssembly', async () => {
    const { client, log } = setUp(['webgpu', 'wasm'], (rung) => ({
      load: async (call, context) => {
        if (rung === 'wasm') return loaded(call.id, rung)
        return call.id === id ? failing('session-failed')() : downloading(call, context)
      },
    }))
    const both = await Promise.all([client.load(id), client.load(other)])
    expect(both).toMatchObject([
      { id, backend: 'wasm' },
      { id: other, backend: 'wasm' },
    ])
    expect(log.filter((line) => line.includes('starts'))).toEqual([
      '1 starts on webgpu',
      '2 starts on wasm',
    ])
  })

  it('of which one is cancelled as it compiles: the other goes on', async () => {
    const { client } = setUp(['wasm'], (rung, worker) => ({
      load: async (call, context) => {
        if (worker === 2) return loaded(call.id, rung)
        return call.id === id ? compiling(call, context) : downloading(call, context)
      },
    }))
    const control = new AbortController()
    const first = client.load(id, {
      signal: control.signal,
      onProgress: ({ phase }) => phase === 'compiling' && control.abort(),
    })
    const second = client.load(other)
    await expect(first).rejects.toMatchObject({ code: 'aborted' })
    expect(await second).toMatchObject({ id: other })
  })
})

describe('a worker that ends by itself', () => {
  it('rejects what is pending in plain words, and the next call starts another', async () => {
    const { client, crashes, log } = setUp(['wasm'], (_, worker) =>
      worker === 1 ? { load: downloading } : {},
    )
    const load = client.load(id)
    await expect.poll(() => crashes.length).toBe(1)
    await expect.poll(() => log).toContain('1 starts on wasm')
    crashes[0]?.('ended without a word')
    await expect(load).rejects.toMatchObject({
      code: 'worker-lost',
      message: 'The worker that runs the models ended without a word',
    })
    expect(await client.load(id)).toMatchObject({ id })
    expect(await completeWhole(client, request)).toEqual(completion)
  })

  it('is missed where the browser says nothing, within seventy seconds', async () => {
    const { client, runOut, timers, log } = setUp(['wasm'], (_, worker) =>
      worker === 1 ? { load: downloading, ping: never } : {},
    )
    const load = expect(client.load(id)).rejects.toMatchObject({ code: 'worker-lost' })
    await expect.poll(() => log).toContain('1 starts on wasm')
    await runOut(beat)
    await runOut(minute)
    await load
    expect(log.at(-1)).toBe('1 is ended')
    expect(timers.size).toBe(0)
  })

  it('is given five minutes for a compilation', async () => {
    const { client, runOut, log } = setUp(['wasm'], () => ({ load: compiling, ping: never }))
    const control = new AbortController()
    let compiles = false
    const load = client.load(id, {
      signal: control.signal,
      onProgress: ({ phase }) => {
        compiles = phase === 'compiling'
      },
    })
    load.catch(() => {})
    await expect.poll(() => compiles).toBe(true)
    await runOut(beat)
    for (const _ of [1, 2, 3, 4]) await runOut(minute)
    expect(log).toEqual(['1 starts on wasm'])
    await runOut(minute)
    expect(log.at(-1)).toBe('1 is ended')
  })

  it('does not hold up a cancelled load, nor the one after it', async () => {
    let asked = 0
    const { client, log } = setUp(['wasm'], () => ({
      load: async (call) => {
        asked += 1
        return asked === 1 ? never() : loaded(call.id, 'wasm')
      },
    }))
    const control = new AbortController()
    const first = client.load(id, { signal: control.signal })
    await expect.poll(() => asked).toBe(1)
    control.abort()
    await expect(first).rejects.toMatchObject({ code: 'aborted' })
    expect(await client.load(id)).toMatchObject({ id })
    expect(log).toEqual(['1 starts on wasm'])
  })

  it('is not missed while it answers', async () => {
    const { client, runOut, log, timers } = setUp(['wasm'], () => ({ load: downloading }))
    const control = new AbortController()
    const load = client.load(id, { signal: control.signal })
    await expect.poll(() => timers.size).toBe(1)
    for (const _ of [1, 2, 3]) {
      await runOut(beat)
      await runOut(minute)
    }
    control.abort()
    await expect(load).rejects.toMatchObject({ code: 'aborted' })
    expect(log).toEqual(['1 starts on wasm'])
    await expect.poll(() => timers.size).toBe(0)
  })

  it('costs the rung the second time', async () => {
    const { client, crashes, statuses } = setUp(['webgpu', 'wasm'], () => ({ complete: never }))
    await client.load(id)
    for (const worker of [1, 2]) {
      const pending = completeWhole(client, request)
      pending.catch(() => {})
      await expect.poll(() => crashes.length).toBe(worker)
      await client.tokenize(id, [])
      crashes.at(-1)?.('ended without a word')
      await expect(pending).rejects.toMatchObject({ code: 'worker-lost' })
    }
    expect(statuses.at(-1)?.rung).toBe('wasm')
  })
})

it('starts nothing more once it was closed', async () => {
  const { client, log } = setUp(['wasm'], () => ({ load: downloading }))
  const load = client.load(id)
  await expect.poll(() => log).toContain('1 starts on wasm')
  await client.dispose()
  await expect(load).rejects.toMatchObject({ code: 'no-backend' })
  expect(log.at(-1)).toBe('1 is ended')
})
