import { type EngineError, fromWire, toWire, type WireError } from '../errors.ts'

/** For each kind of call: what goes in, what may be reported meanwhile, and what comes out. */
export type CallMap<M> = { readonly [K in keyof M]: CallShape }

interface CallShape {
  readonly request: unknown
  readonly event: unknown
  readonly result: unknown
}

/** One end of a channel that copies what it carries. */
export interface Port {
  post(message: unknown): void
  listen(onMessage: (message: unknown) => void): void
}

/** The end of a worker, or of a worker's own scope. */
export const portOf = (
  end: Pick<Worker, 'postMessage'> & Pick<EventTarget, 'addEventListener'>,
): Port => ({
  post: (message) => end.postMessage(message),
  listen: (onMessage) =>
    end.addEventListener('message', (event) => onMessage((event as MessageEvent).data)),
})

/** A call or, without a payload, a request to give one up. */
type ToServer<M> =
  | { readonly id: number; readonly kind: keyof M; readonly payload: unknown }
  | { readonly id: number }

type ToClient =
  | { readonly id: number; readonly type: 'event'; readonly payload: unknown }
  | { readonly id: number; readonly type: 'result'; readonly payload: unknown }
  | { readonly id: number; readonly type: 'error'; readonly payload: WireError }

export interface CallOptions<Event> {
  readonly onEvent?: (event: Event) => void
  /** Tells the server to give up; the call still ends as the server ends it. */
  readonly signal?: AbortSignal | undefined
}

export interface RpcClient<M extends CallMap<M>> {
  call<K extends keyof M>(
    kind: K,
    payload: M[K]['request'],
    options?: CallOptions<M[K]['event']>,
  ): Promise<M[K]['result']>
  /** Rejects every pending and every later call with `error`: nobody will answer. */
  close(error: EngineError): void
}

interface Pending {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
  readonly onEvent: (event: unknown) => void
}

export function createRpcClient<M extends CallMap<M>>(port: Port): RpcClient<M> {
  const pending = new Map<number, Pending>()
  let lastId = 0
  let closed: EngineError | undefined
  port.listen((data) => {
    const message = data as ToClient
    const call = pending.get(message.id)
    if (!call) return
    if (message.type === 'event') return call.onEvent(message.payload)
    pending.delete(message.id)
    if (message.type === 'result') call.resolve(message.payload)
    else call.reject(fromWire(message.payload))
  })
  return {
    call<K extends keyof M>(
      kind: K,
      payload: M[K]['request'],
      { onEvent, signal }: CallOptions<M[K]['event']> = {},
    ) {
      if (closed) return Promise.reject(closed)
      const id = ++lastId
      const cancel = () => port.post({ id } satisfies ToServer<M>)
      return new Promise<M[K]['result']>((resolve, reject) => {
        pending.set(id, { resolve, reject, onEvent: (event) => onEvent?.(event) })
        port.post({ id, kind, payload })
        if (signal?.aborted) cancel()
        else signal?.addEventListener('abort', cancel)
      }).finally(() => signal?.removeEventListener('abort', cancel))
    },
    close(error) {
      closed ??= error
      for (const call of pending.values()) call.reject(error)
      pending.clear()
    },
  }
}

export type Handlers<M extends CallMap<M>> = {
  readonly [K in keyof M]: (
    payload: M[K]['request'],
    context: { readonly emit: (event: M[K]['event']) => void; readonly signal: AbortSignal },
  ) => Promise<M[K]['result']>
}

/** Answers calls until the realm ends. */
export function serveRpc<M extends CallMap<M>>(port: Port, handlers: Handlers<M>): void {
  const running = new Map<number, AbortController>()
  const post = (message: ToClient) => port.post(message)
  port.listen(async (data) => {
    const message = data as ToServer<M>
    const { id } = message
    if (!('payload' in message)) return running.get(id)?.abort()
    const controller = new AbortController()
    running.set(id, controller)
    try {
      const payload = await handlers[message.kind](message.payload, {
        emit: (event) => post({ id, type: 'event', payload: event }),
        signal: controller.signal,
      })
      post({ id, type: 'result', payload })
    } catch (error) {
      post({ id, type: 'error', payload: toWire(error) })
    } finally {
      running.delete(id)
    }
  })
}
