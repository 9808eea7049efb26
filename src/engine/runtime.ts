import type { InferenceSession, TensorConstructor } from 'onnxruntime-common'
import type { Backend } from './engine.ts'
import { wrapError } from './fault-words.ts'
import type { FileSpec } from './files/manifest.ts'
import type { Tokenizer } from './prompt-ids.ts'

type Transformers = typeof import('@huggingface/transformers')

/** What every build of ONNX Runtime offers. */
export interface Ort {
  readonly InferenceSession: {
    create(bytes: Uint8Array, options: InferenceSession.SessionOptions): Promise<InferenceSession>
  }
  readonly Tensor: TensorConstructor
}

/** How a backend starts. It can be started only once: after a failure the realm is discarded. */
export interface RuntimeFactory {
  readonly backend: Backend
  /** The binary to verify and hand to `start`; undefined where the runtime is installed. */
  readonly binary: FileSpec | undefined
  start(binary: Uint8Array<ArrayBuffer> | undefined): Promise<Runtime>
}

/** Verified files of a model's folder, by their path in it. */
export type ModelFiles = ReadonlyMap<string, Uint8Array<ArrayBuffer>>

/** ONNX Runtime and transformers.js, set up for one backend, with no access to a network. */
export interface Runtime {
  readonly Tensor: TensorConstructor
  tokenizer(id: string, files: ModelFiles): Promise<Tokenizer>
  /** A decoder's session, as transformers.js finds and creates it from the folder's config. */
  decoder(
    id: string,
    files: ModelFiles,
    dtype: string,
    onGpu: readonly string[],
  ): Promise<InferenceSession>
  /** A session of any other graph. */
  session(bytes: Uint8Array): Promise<InferenceSession>
}

const providers: Readonly<Record<Backend, string>> = {
  webgpu: 'webgpu',
  wasm: 'wasm',
  native: 'cpu',
}
const names: Readonly<Record<Backend, string>> = {
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  native: 'this machine',
}
/** A name that cannot resolve: transformers.js asks our cache first, and we answer for the network. */
const host = 'http://models.invalid/'

export function createRuntime(backend: Backend, ort: Ort, transformers: Transformers): Runtime {
  const { env, AutoModelForCausalLM, AutoTokenizer } = transformers
  let offered: { readonly id: string; readonly files: ModelFiles } | undefined
  env.allowLocalModels = false
  env.allowRemoteModels = true
  env.remoteHost = host
  env.remotePathTemplate = '{model}/'
  env.useBrowserCache = false
  env.useFSCache = false
  env.useWasmCache = false
  env.useCustomCache = true
  env.customCache = {
    async match(url: string) {
      const path = offered && url.startsWith(`${host}${offered.id}/`)
      const bytes = path ? offered?.files.get(url.slice(host.length + offered.id.length + 1)) : null
      return bytes
        ? new Response(bytes, { headers: { 'content-length': String(bytes.length) } })
        : undefined
    },
    put: async () => undefined,
  }
  // Asked only for optional files that a model does not have.
  env.fetch = async () => new Response(null, { status: 404 })

  const options = {
    executionProviders: [providers[backend]],
    // These models are too small to gain from threads; natively, other runs want the cores.
    ...(backend === 'native' && { intraOpNumThreads: 1, interOpNumThreads: 1 }),
  }
  const sessionError = (id: string, error: unknown) =>
    wrapError('session-failed', `${id} cannot run on ${names[backend]}`, error)

  return {
    Tensor: ort.Tensor,
    async tokenizer(id, files) {
      offered = { id, files }
      const tokenizer = await AutoTokenizer.from_pretrained(id)
      return {
        encode: (text) => tokenizer.encode(text, { add_special_tokens: false }),
        decode: (ids) => tokenizer.decode([...ids], { skip_special_tokens: true }),
      }
    },
    async decoder(id, files, dtype, onGpu) {
      offered = { id, files }
      try {
        const { sessions } = await AutoModelForCausalLM.from_pretrained(id, {
          // Our own providers below decide; `auto` keeps transformers.js from choosing others.
          device: 'auto',
          dtype: dtype as 'fp32',
          session_options: {
            ...options,
            ...(backend === 'webgpu' && {
              preferredOutputLocation: Object.fromEntries(
                onGpu.map((name) => [name, 'gpu-buffer' as const]),
              ),
            }),
          },
        })
        return sessions.model as InferenceSession
      } catch (error) {
        throw sessionError(id, error)
      } finally {
        // The session has its own copy; ours would keep the weights in memory twice.
        offered = undefined
      }
    },
    session: (bytes) =>
      ort.InferenceSession.create(bytes, options).catch((error) => {
        throw sessionError('The policy', error)
      }),
  }
}
