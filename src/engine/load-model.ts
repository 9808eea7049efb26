import type { InferenceSession, Tensor } from 'onnxruntime-common'
import { own } from '../core/own.ts'
import type { Backend, LoadedModel, LoadOptions, LoadPhase, PolicyReading } from './engine.ts'
import { EngineError } from './errors.ts'
import { wrapError } from './fault-words.ts'
import type { ReadOptions } from './files/file-source.ts'
import {
  type FileSpec,
  type LanguageManifest,
  languageManifest,
  type PolicyManifest,
  parseJson,
  policyManifest,
} from './files/manifest.ts'
import { dtypeFor, graphPath, type ModelConfig, modelConfig } from './files/model-config.ts'
import type { SharedRead } from './files/shared-read.ts'
import type { VerifiedFiles } from './files/verified-files.ts'
import { checkGolden, checkPolicyGolden } from './golden.ts'
import { createGraph, type DecoderGraph } from './graph.ts'
import { emptyCache, type KvCache } from './kv-cache.ts'
import type { SpecialIds, Tokenizer } from './prompt-ids.ts'
import type { ModelFiles, Runtime, RuntimeFactory } from './runtime.ts'

/**
 * On WebGPU, ONNX Runtime 1.30 switches to another attention kernel at 32 tokens, which computes wrongly
 * on a software adapter, without an error. Shorter pieces cost little and are right everywhere.
 */
const pieceTokens: Readonly<Record<Backend, number>> = { webgpu: 31, wasm: 64, native: 64 }

export interface LanguageModel {
  readonly info: LoadedModel
  readonly tokenizer: Tokenizer
  readonly special: SpecialIds
  /** The most tokens that fit, prompt and completion together. */
  readonly contextLength: number
  readonly graph: DecoderGraph
  readonly cache: KvCache
  dispose(): Promise<void>
}

export interface PolicyModel {
  readonly info: LoadedModel
  predict(promptText: string): Promise<PolicyReading>
  dispose(): Promise<void>
}

/** What loading needs from the engine: its files, and its runtime, which the first load starts. */
export interface LoadContext {
  readonly files: VerifiedFiles
  readonly factory: RuntimeFactory
  /** The runtime's own binary, which all loads share. */
  readonly binary: SharedRead<Uint8Array<ArrayBuffer> | undefined>
  readonly runtime: (binary: Uint8Array<ArrayBuffer> | undefined) => Promise<Runtime>
}

/** Compiles and tests what was fetched. Uses the runtime, so it must be called in a turn of its own. */
export type Compile<T> = () => Promise<T>

/** The first half of a load, which may run beside anything else. */
export type Fetch<T> = (
  context: LoadContext,
  id: string,
  options: LoadOptions,
) => Promise<Compile<T>>

interface Fetched {
  readonly config: ModelConfig
  readonly files: ModelFiles
  readonly info: LoadedModel
  /** Starts compiling; the first load starts the runtime too. */
  start(): Promise<Runtime>
}

export const fetchLanguageModel: Fetch<LanguageModel> = async (context, id, options) => {
  const fetched = await fetchModel(context, id, languageManifest, options)
  return () => compileLanguageModel(fetched, options)
}

export const fetchPolicyModel: Fetch<PolicyModel> = async (context, id, options) => {
  const fetched = await fetchModel(context, id, policyManifest, options)
  return () => compilePolicyModel(fetched, options)
}

async function compileLanguageModel(
  { manifest, config, files, info, start }: Fetched & { readonly manifest: LanguageManifest },
  options: LoadOptions,
): Promise<LanguageModel> {
  const { id } = info
  const runtime = await start()
  const tokenizer = await runtime.tokenizer(id, files)
  const session = await runtime.decoder(id, files, info.dtype, presentNames(config))
  return tested(session, id, options.signal, async () => {
    const graph = createGraph(runtime.Tensor, session, pieceTokens[info.backend])
    await checkGolden(id, graph, own(manifest.golden, info.dtype)!)
    const cache = emptyCache()
    return {
      info,
      tokenizer,
      special: { bos: config.bos_token_id ?? undefined, eos: [config.eos_token_id ?? []].flat() },
      contextLength: config.max_position_embeddings ?? Number.POSITIVE_INFINITY,
      graph,
      cache,
      async dispose() {
        cache.clear()
        await session.release()
      },
    }
  })
}

async function compilePolicyModel(
  { manifest, files, info, start }: Fetched & { readonly manifest: PolicyManifest },
  options: LoadOptions,
): Promise<PolicyModel> {
  const { id } = info
  const runtime = await start()
  const tokenizer = await runtime.tokenizer(id, files)
  const session = await runtime.session(files.get(graphPath(info.dtype))!)
  const read = async (ids: readonly number[]): Promise<PolicyReading> => {
    const tensor = (values: readonly number[]): Tensor =>
      new runtime.Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length])
    const { perf, cost } = await session.run({
      input_ids: tensor(ids),
      attention_mask: tensor(ids.map(() => 1)),
    })
    return { perf: numbers(perf), cost: numbers(cost) }
  }
  return tested(session, id, options.signal, async () => {
    const golden = own(manifest.golden, info.dtype)!
    checkPolicyGolden(id, await read(golden.input_ids), golden)
    return {
      info,
      predict: (promptText) => read(tokenizer.encode(promptText)),
      dispose: () => session.release(),
    }
  })
}

function numbers(tensor: Tensor | undefined): readonly number[] {
  if (!(tensor?.data instanceof Float32Array)) throw new TypeError('the policy lacks an output')
  return Array.from(tensor.data)
}

/** Finishes a model on its session, which is released if that fails. */
async function tested<T>(
  session: InferenceSession,
  id: string,
  signal: AbortSignal | undefined,
  finish: () => Promise<T>,
): Promise<T> {
  try {
    const model = await finish()
    if (signal?.aborted) throw new EngineError('aborted', `Loading ${id} was cancelled`)
    return model
  } catch (error) {
    await session.release().catch(() => undefined)
    throw wrapError('session-failed', `${id} failed its first run`, error)
  }
}

/** Everything that comes over the network: the manifest, then all files at once behind one progress bar. */
async function fetchModel<M extends LanguageManifest | PolicyManifest>(
  { files, factory, binary, runtime }: LoadContext,
  id: string,
  schema: Parameters<typeof parseJson<M>>[0],
  { onProgress, signal }: LoadOptions,
): Promise<Fetched & { readonly manifest: M }> {
  const quiet: ReadOptions = { onBytes: () => undefined, signal }
  const folder = `models/${id}`
  const manifest = await files.manifest(`${folder}/manifest.json`, schema, quiet)
  const inFolder = (file: FileSpec): FileSpec => ({ ...file, path: `${folder}/${file.path}` })
  const configFile = manifest.files.find(({ path }) => path === 'config.json')
  if (!configFile)
    throw new EngineError('manifest-invalid', `${folder}/manifest.json lists no config.json`)
  const configBytes = await files.get(inFolder(configFile), quiet)
  const config = parseJson(modelConfig, configBytes, `${folder}/config.json`)

  const dtype = dtypeFor(config, factory.backend)
  if (
    !own<unknown>(manifest.golden, dtype) ||
    !manifest.files.some(({ path }) => path === graphPath(dtype))
  ) {
    throw new EngineError('manifest-invalid', `${folder}/manifest.json has no ${dtype} model`)
  }
  // Of the graphs only the chosen one, with its external data if it has any.
  const needed = manifest.files.filter(
    ({ path }) => !path.startsWith('onnx/') || path.startsWith(graphPath(dtype)),
  )
  const bytes = needed.reduce((sum, file) => sum + file.bytes, 0)
  const runtimeBytes = factory.binary?.bytes ?? 0
  const totalBytes = bytes + runtimeBytes
  let loadedBytes = 0
  const tell = (phase: LoadPhase) => onProgress?.({ phase, loadedBytes, totalBytes, runtimeBytes })
  const counted: ReadOptions = {
    onBytes(arrived) {
      loadedBytes = Math.min(totalBytes, loadedBytes + arrived)
      tell(loadedBytes < totalBytes ? 'downloading' : 'verifying')
    },
    signal,
  }
  tell('downloading')
  const [binaryBytes, ...contents] = await Promise.all([
    binary(counted),
    ...needed.map((file) => files.get(inFolder(file), counted)),
  ])
  return {
    manifest,
    config,
    files: new Map(needed.map((file, index) => [file.path, contents[index]!])),
    info: { id, backend: factory.backend, dtype, parameters: manifest.parameters, bytes },
    async start() {
      if (signal?.aborted) throw new EngineError('aborted', `Loading ${id} was cancelled`)
      tell('compiling')
      return runtime(binaryBytes)
    },
  }
}

/** The outputs that stay on the GPU. */
const presentNames = (config: ModelConfig): readonly string[] =>
  Array.from({ length: config.num_hidden_layers ?? 0 }, (_, layer) => [
    `present.${layer}.key`,
    `present.${layer}.value`,
  ]).flat()
