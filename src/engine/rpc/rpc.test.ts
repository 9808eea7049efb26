import { describe, expect, it } from 'vitest'
import { EngineError, EngineRestartedError } from '../errors.ts'
import { createRpcClient, type Handlers, type Port, serveRpc } from './rpc.ts'

interface Calls {
  readonly double: { readonly request: number; readonly event: number; readonly result: number }
  readonly wait: { readonly request: null; readonly event: never; readonly result: string }
  readonly fail: { readonly request: string; readonly event: never; readonly result: never }
}

/** Two ends that copy messages, as a worker's border does. */
function createChannel(): readonly [Port, Port] {
  const listeners: [((message: unknown) => void)[], ((message: unknown) => void)[]] = [[], []]
  const end = (own: 0 | 1, other: 0 | 1): Port => ({
    post(message) {
      const copy = structuredClone(message)
      queueMicrotask(() => {
        for (const listener of listeners[other]) listener(copy)
      })
    },
    listen: (onMessage) => listeners[own].push(onMessage),
  })
  return [end(0, 1), end(1, 0)]
}

const handlers: Handlers<Calls> = {
  async double(value, { emit }) {
    emit(value)
    emit(value + 1)
    return value * 2
  },
  wait: (_, { signal }) =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve('gave up'))),
  async fail(kind) {
    if (kind === 'engine') throw new EngineError('file-corrupt', 'models/x is broken')
    if (kind === 'number') throw 7
    throw new TypeError('no such thing')
  },
}

function setUp() {
  const [page, worker] = createChannel()
  serveRpc(worker, handlers)
  return createRpcClient<Calls>(page)
}

describe('rpc', () => {
  it('tells events in order, then the result', async () => {
    const events: number[] = []
    const result = await setUp().call('double', 4, { onEvent: (event) => events.push(event) })
    expect([...events, result]).toEqual([4, 5, 8])
  })

  it('keeps calls apart', async () => {
    const client = setUp()
    const results = Promise.all([1, 2, 3].map((value) => client.call('double', value)))
    expect(await results).toEqual([2, 4, 6])
  })

  it('carries errors with their code and their words', async () => {
    const client = setUp()
    await expect(client.call('fail', 'engine')).rejects.toMatchObject({
      code: 'file-corrupt',
      message: 'models/x is broken',
    })
    await expect(client.call('fail', 'number')).rejects.toMatchObject({
      code: 'internal',
      message: '7',
    })
    await expect(client.call('fail', 'type')).rejects.toThrow('no such thing')
  })

  it('cancels by signal', async () => {
    const controller = new AbortController()
    const waiting = setUp().call('wait', null, { signal: controller.signal })
    controller.abort()
    expect(await waiting).toBe('gave up')
  })

  it('cancels a call whose signal was aborted before', async () => {
    expect(await setUp().call('wait', null, { signal: AbortSignal.abort() })).toBe('gave up')
  })

  it('rejects every pending and later call once it is closed', async () => {
    const client = setUp()
    const waiting = [client.call('wait', null), client.call('wait', null)]
    client.close(new EngineRestartedError('the device was lost'))
    for (const call of [...waiting, client.call('double', 1)]) {
      await expect(call).rejects.toThrow(EngineRestartedError)
      await expect(call).rejects.toThrow('the device was lost')
    }
  })
})
