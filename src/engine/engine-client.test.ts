import { describe, expect, it } from 'vitest'
import { EngineError } from './errors.ts'
import { completeWhole } from './testing/complete-whole.ts'
import {
  completion,
  failing,
  id,
  never,
  request,
  createFakeWorkers as setUp,
} from './testing/fake-workers.ts'

describe('engine client', () => {
  it('starts no worker before it is needed', () => {
    expect(setUp(['wasm'], () => ({})).log).toEqual([])
  })

  it('loads once and completes', async () => {
    const { client, log, timers } = setUp(['wasm'], () => ({}))
    await client.load(id)
    expect(await completeWhole(client, request)).toEqual(completion)
    expect(log).toEqual(['1 starts on wasm', '1 loads yard-weak'])
    expect(timers.size).toBe(0)
  })

  it('steps down in a fresh worker, and says why', async () => {
    const { client, log, statuses } = setUp(['webgpu', 'wasm'], (rung) =>
      rung === 'webgpu' ? { load: failing('session-failed') } : {},
    )
    expect(await client.load(id)).toMatchObject({ backend: 'wasm' })
    expect(log).toEqual([
      '1 starts on webgpu',
      '1 is ended',
      '2 starts on wasm',
      '2 loads yard-weak',
    ])
    expect(statuses.at(-1)).toEqual({ rung: 'wasm', reasons: ['it was session-failed'] })
  })

  it('keeps the worker when a file is missing, so that loading can be tried again', async () => {
    let present = false
    const { client, log } = setUp(['wasm'], () =>
      present ? {} : { load: failing('file-missing') },
    )
    await expect(client.load(id)).rejects.toMatchObject({ code: 'file-missing' })
    present = true
    await client.load(id)
    expect(log).toEqual(['1 starts on wasm', '1 loads yard-weak'])
  })

  it('says why nothing can run', async () => {
    const { client, statuses } = setUp([], () => ({}))
    await expect(client.load(id)).rejects.toThrow('Models cannot run here: no WebAssembly')
    expect(statuses.at(-1)?.rung).toBe('recorded')
  })

  it('replaces the worker after a failed run, and loads again what it held', async () => {
    const { client, log } = setUp(['wasm'], (_, worker) =>
      worker === 1 ? { complete: failing('run-failed') } : {},
    )
    await client.load(id)
    await expect(completeWhole(client, request)).rejects.toMatchObject({ code: 'run-failed' })
    expect(await completeWhole(client, request)).toEqual(completion)
    expect(log.slice(2)).toEqual(['1 is ended', '2 starts on wasm', '2 loads yard-weak'])
  })

  it('forgives one lost device, and leaves WebGPU after the second', async () => {
    const lose: ((reason: Error) => void)[] = []
    const { client, statuses } = setUp(['webgpu', 'wasm'], () => ({
      watch: () => new Promise((_, reject) => lose.push(reject)),
      complete: never,
    }))
    await client.load(id)
    for (const round of [0, 1]) {
      const pending = completeWhole(client, request)
      await expect.poll(() => lose.length).toBe(round + 1)
      lose[round]?.(new EngineError('device-lost', 'the driver went away'))
      await expect(pending).rejects.toMatchObject({ code: 'restarted' })
    }
    await client.load(id)
    expect(statuses.at(-1)).toEqual({ rung: 'wasm', reasons: ['the driver went away'] })
  })

  it('tells the worker to stop when a consumer leaves', async () => {
    let stopped = false
    const { client } = setUp(['wasm'], () => ({
      complete: (_, { emit, signal }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            stopped = true
            resolve(undefined)
          })
          emit({ type: 'tokens', tokens: [] })
        }),
    }))
    await client.load(id)
    for await (const _ of client.complete(request)) break
    await client.tokenize(id, [])
    expect(stopped).toBe(true)
  })

  it('goes on with a load that another caller began and cancelled', async () => {
    let asked = 0
    const { client, log } = setUp(['wasm'], (rung) => ({
      load: (_, { signal, emit }) => {
        asked += 1
        if (asked > 1) {
          return Promise.resolve({ id, backend: rung, dtype: 'fp32', parameters: 1, bytes: 1 })
        }
        emit({ phase: 'downloading', loadedBytes: 0, totalBytes: 1, runtimeBytes: 0 })
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(new EngineError('aborted', 'stopped')))
        })
      },
    }))
    const controller = new AbortController()
    const first = client.load(id, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    })
    const second = client.load(id)
    await expect(first).rejects.toMatchObject({ code: 'aborted' })
    await expect(second).resolves.toMatchObject({ id })
    expect(log).toEqual(['1 starts on wasm'])
    expect(asked).toBe(2)
  })

  it('cancels a load; the next one starts anew', async () => {
    const { client } = setUp(['wasm'], (_, worker) =>
      worker === 1
        ? {
            load: (_, { emit }) => {
              emit({ phase: 'compiling', loadedBytes: 1, totalBytes: 1, runtimeBytes: 0 })
              return never()
            },
          }
        : {},
    )
    const controller = new AbortController()
    const loading = client.load(id, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    })
    await expect(loading).rejects.toMatchObject({ code: 'aborted' })
    expect(await client.load(id)).toMatchObject({ id })
  })
})
