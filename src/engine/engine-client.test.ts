import { describe, expect, it } from 'vitest'
import { modelId } from '../core/episode/step.ts'
import { millis, tokens } from '../core/units.ts'
import type { CompletionRequest, LoadedModel } from './engine.ts'
import { createEngineClient, type EngineStatus, type WorkerHandle } from './engine-client.ts'
import { EngineError } from './errors.ts'
import type { Rung } from './ladder.ts'
import type { EngineCalls } from './rpc/calls.ts'
import { type Handlers, type Port, serveRpc } from './rpc/rpc.ts'
import { completeWhole } from './testing/complete-whole.ts'

const id = modelId('yard-weak')
const request: CompletionRequest = {
  modelId: id,
  prompt: [],
  maxTokens: 4,
  decoding: { type: 'greedy' },
}
const completion = {
  text: 'done',
  tokensIn: tokens(1),
  tokensOut: tokens(1),
  latency: millis(1),
  meanLogProb: 0,
  firstTokenEntropy: 0,
  stop: 'end',
} as const

type Behaviour = Partial<Handlers<EngineCalls>>

/** Spawns workers that answer in this realm; `behave` says how each of them does. */
function setUp(rungs: readonly Rung[], behave: (rung: Rung, worker: number) => Behaviour) {
  const log: string[] = []
  const statuses: EngineStatus[] = []
  const timers = new Set<() => void>()
  const crashes: ((reason: string) => void)[] = []
  let workers = 0

  function spawn(): WorkerHandle {
    const worker = ++workers
    let ended = false
    let rung: Rung = 'wasm'
    const listeners = {
      page: [] as ((m: unknown) => void)[],
      worker: [] as ((m: unknown) => void)[],
    }
    const end = (own: 'page' | 'worker', other: 'page' | 'worker'): Port => ({
      post: (message) =>
        queueMicrotask(() => {
          if (!ended) for (const listener of listeners[other]) listener(message)
        }),
      listen: (onMessage) => listeners[own].push(onMessage),
    })
    const as = <K extends keyof EngineCalls>(kind: K, usual: Handlers<EngineCalls>[K]) =>
      ((payload, context) =>
        (behave(rung, worker)[kind] ?? usual)(payload, context)) as Handlers<EngineCalls>[K]
    serveRpc<EngineCalls>(end('worker', 'page'), {
      async start({ backend }) {
        rung = backend
        log.push(`${worker} starts on ${backend}`)
        return undefined
      },
      watch: as('watch', () => new Promise(() => {})),
      load: as('load', async ({ id }): Promise<LoadedModel> => {
        log.push(`${worker} loads ${id}`)
        return { id, backend: rung, dtype: 'fp32', parameters: 1, bytes: 1 }
      }),
      loadPolicy: as('loadPolicy', async () => {
        throw new Error('no policy here')
      }),
      tokenize: async () => [1],
      complete: as('complete', async (_, { emit }) => {
        emit({ type: 'completion', completion })
        return undefined
      }),
      predict: async () => ({ perf: [], cost: [] }),
      unload: async () => undefined,
    })
    return {
      port: end('page', 'worker'),
      terminate() {
        ended = true
        log.push(`${worker} is ended`)
      },
      onCrash: (callback) => crashes.push(callback),
    }
  }

  const client = createEngineClient({
    spawn,
    probe: async () => ({ rungs, reasons: rungs.length > 0 ? [] : ['no WebAssembly'] }),
    base: 'http://localhost/',
    after(_, callback) {
      timers.add(callback)
      return () => timers.delete(callback)
    },
    onStatus: (status) => statuses.push(status),
  })
  return { client, log, statuses, timers, crashes }
}

const never = () => new Promise<never>(() => {})
const failing = (code: 'session-failed' | 'file-missing' | 'run-failed') => async () => {
  throw new EngineError(code, `it was ${code}`)
}

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
    expect(statuses.map(({ rung }) => rung)).toEqual(['webgpu', 'webgpu', 'wasm'])
  })

  it('rejects what is pending when the worker crashes', async () => {
    const { client, crashes } = setUp(['wasm'], () => ({ complete: never }))
    await client.load(id)
    const pending = completeWhole(client, request)
    pending.catch(() => {})
    await client.tokenize(id, [])
    crashes[0]?.('out of memory')
    await expect(pending).rejects.toThrow('out of memory')
  })

  it('ends a worker that says nothing, and one that does not stop', async () => {
    const { client, timers, log } = setUp(['wasm'], () => ({ complete: never }))
    await client.load(id)
    for (const worker of [1, 2]) {
      const pending = completeWhole(client, request)
      pending.catch(() => {})
      await client.tokenize(id, [])
      if (worker === 2) client.interrupt()
      expect(timers.size).toBe(worker)
      ;[...timers].at(-1)?.()
      await expect(pending).rejects.toMatchObject({ code: 'restarted' })
      expect(log.at(-1)).toBe(`${worker} is ended`)
    }
    expect(timers.size).toBe(0)
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
        emit({ phase: 'downloading', loadedBytes: 0, totalBytes: 1 })
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
              emit({ phase: 'compiling', loadedBytes: 1, totalBytes: 1 })
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
