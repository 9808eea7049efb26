/// <reference lib="webworker" />
import { config } from 'zod/mini'
import en from 'zod/v4/locales/en.js'
import type { Engine } from './engine.ts'
import { EngineError } from './errors.ts'
import { deviceLost } from './fault-words.ts'
import { openBrowserCache } from './files/file-cache.ts'
import { createFetchSource } from './files/file-source.ts'
import { createVerifiedFiles } from './files/verified-files.ts'
import { createLocalEngine } from './local-engine.ts'
import type { EngineCalls } from './rpc/calls.ts'
import { portOf, serveRpc } from './rpc/rpc.ts'
import { createWebRuntimeFactory } from './web-runtime.ts'
import { holdLife } from './worker-life.ts'

// The small build of zod brings no words of its own.
config(en())

const life = holdLife(self.name)
let started: Engine | undefined
let loseDevice: () => void = () => undefined
const deviceGone = new Promise<void>((resolve) => {
  loseDevice = resolve
})

function engine(): Engine {
  if (!started) throw new EngineError('internal', 'the worker was not started')
  return started
}

serveRpc<EngineCalls>(portOf(self), {
  async start({ backend, base }) {
    await life
    const files = createVerifiedFiles(createFetchSource(base), openBrowserCache(base))
    started = createLocalEngine(createWebRuntimeFactory(backend, base, loseDevice), files)
    return undefined
  },
  async watch() {
    await deviceGone
    throw new EngineError('device-lost', deviceLost)
  },
  async ping() {
    await life
    return undefined
  },
  load: async ({ id }, { emit, signal }) => engine().load(id, { onProgress: emit, signal }),
  loadPolicy: async ({ id }, { emit, signal }) =>
    engine().loadPolicy(id, { onProgress: emit, signal }),
  tokenize: async ({ id, prompt }) => engine().tokenize(id, prompt),
  async complete(request, { emit, signal }) {
    signal.addEventListener('abort', () => engine().interrupt())
    const onTurn = () => emit({ type: 'turn' })
    for await (const event of engine().complete(request, onTurn)) emit(event)
    return undefined
  },
  predict: async ({ id, promptText }, { emit }) =>
    engine().predict(id, promptText, () => emit({ type: 'turn' })),
  async unload({ id }) {
    await engine().unload(id)
    return undefined
  },
})
