import type { Completion } from '../core/episode/step.ts'
import { type Millis, millis, tokens } from '../core/units.ts'
import { type DecodedToken, decode } from './decode.ts'
import type {
  CompletionEvent,
  CompletionRequest,
  Engine,
  LoadedModel,
  LoadOptions,
  Token,
} from './engine.ts'
import { EngineError } from './errors.ts'
import { wrapError } from './fault-words.ts'
import { shareRead } from './files/shared-read.ts'
import type { VerifiedFiles } from './files/verified-files.ts'
import {
  type Fetch,
  fetchLanguageModel,
  fetchPolicyModel,
  type LanguageModel,
  type LoadContext,
  type PolicyModel,
} from './load-model.ts'
import { createDetokenizer, promptIds } from './prompt-ids.ts'
import type { Runtime, RuntimeFactory } from './runtime.ts'
import { createTurns } from './turns.ts'

/** Token events are batched over about one frame. */
const batchMillis = 16

/** Lets pending messages in. A microtask would not: an interrupt would wait for the end of the decode. */
function macrotask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

/** The engine that runs in this realm: in the page's worker, and in Node. */
export function createLocalEngine(factory: RuntimeFactory, files: VerifiedFiles): Engine {
  const models = new Map<string, LanguageModel>()
  const policies = new Map<string, PolicyModel>()
  const turns = createTurns()
  let runtime: Promise<Runtime> | undefined
  const running = new Set<AbortController>()

  const context: LoadContext = {
    files,
    factory,
    binary: shareRead(async (options) => factory.binary && files.get(factory.binary, options)),
    runtime(binary) {
      runtime ??= factory.start(binary).catch((error) => {
        throw wrapError('session-failed', 'ONNX Runtime did not start', error)
      })
      return runtime
    },
  }

  function find<T>(loaded: ReadonlyMap<string, T>, id: string): T {
    const model = loaded.get(id)
    if (!model) throw new EngineError('not-loaded', `${id} is not loaded`)
    return model
  }

  async function load<T extends LanguageModel | PolicyModel>(
    loaded: Map<string, T>,
    fetch: Fetch<T>,
    id: string,
    options: LoadOptions,
  ): Promise<LoadedModel> {
    // Outside the turn: others go on while it downloads.
    const compile = loaded.has(id) ? undefined : await fetch(context, id, options)
    // Sessions must be created one after another, and never beside a run.
    const model = await turns.take(async () => {
      const there = loaded.get(id) ?? (await compile?.())
      if (there) loaded.set(id, there)
      return there
    }, options.signal)
    // It was freed while we waited.
    if (!model) return load(loaded, fetch, id, options)
    const { bytes } = model.info
    options.onProgress?.({ phase: 'ready', loadedBytes: bytes, totalBytes: bytes, runtimeBytes: 0 })
    return model.info
  }

  async function* stream(
    request: CompletionRequest,
    signal: AbortSignal,
  ): AsyncGenerator<CompletionEvent, void, void> {
    const isInterrupted = () => signal.aborted
    const model = find(models, request.modelId)
    const prompt = promptIds(model.tokenizer, model.special, request.prompt)
    const room = model.contextLength - prompt.length
    if (room < 1) {
      throw new EngineError(
        'context-full',
        `The prompt has ${prompt.length} tokens, too many for the ${model.contextLength} of ${request.modelId}`,
      )
    }
    const refusal = request.adapter && model.graph.refusal(request.adapter)
    if (refusal) throw new EngineError('adapter-refused', `${request.modelId} ${refusal}`)
    const started = performance.now()
    const written: DecodedToken[] = []
    const detokenizer = createDetokenizer(model.tokenizer)
    let batch: Token[] = []
    let flushed = started
    let stop: Completion['stop'] = 'length'
    const pause = async () => {
      await macrotask()
      if (isInterrupted()) stop = 'interrupted'
      return isInterrupted()
    }
    try {
      const decoding = decode(model.graph, model.cache, {
        prompt,
        adapter: request.adapter ?? null,
        // If it was stopped before its turn came, nothing is read or written.
        maxTokens: (await pause()) ? 0 : Math.min(request.maxTokens, room),
        pause,
        decoding: request.decoding,
        eos: model.special.eos,
      })
      for await (const token of decoding) {
        written.push(token)
        const isEnd = model.special.eos.includes(token.id)
        const text = isEnd ? '' : detokenizer.add(token.id)
        batch.push({ id: token.id, text, logProb: token.logProb })
        if (isEnd) stop = 'end'
        else if (isInterrupted()) {
          stop = 'interrupted'
          break
        }
        if (performance.now() - flushed >= batchMillis) {
          yield { type: 'tokens', tokens: batch }
          batch = []
          await macrotask()
          flushed = performance.now()
        }
      }
    } catch (error) {
      model.cache.clear()
      throw wrapError('run-failed', `${request.modelId} failed while writing`, error)
    }
    if (batch.length > 0) yield { type: 'tokens', tokens: batch }
    const latency = millis(performance.now() - started)
    const completion = sumUp(prompt.length, written, detokenizer.text(), latency, stop)
    yield { type: 'completion', completion }
  }

  return {
    load: (id, options = {}) => load(models, fetchLanguageModel, id, options),
    loadPolicy: (id, options = {}) => load(policies, fetchPolicyModel, id, options),
    async tokenize(id, prompt) {
      const { tokenizer, special } = find(models, id)
      return promptIds(tokenizer, special, prompt)
    },
    async *complete(request, onTurn) {
      const control = new AbortController()
      running.add(control)
      try {
        const end = await turns.begin(control.signal).catch(() => undefined)
        if (!end) return yield unwritten(find(models, request.modelId), request)
        try {
          onTurn?.()
          yield* stream(request, control.signal)
        } finally {
          end()
        }
      } finally {
        running.delete(control)
      }
    },
    predict: (id, promptText, onTurn) =>
      turns.take(async () => {
        onTurn?.()
        try {
          return await find(policies, id).predict(promptText)
        } catch (error) {
          throw wrapError('run-failed', `${id} failed`, error)
        }
      }),
    interrupt() {
      for (const control of running) control.abort()
    },
    unload: (id) =>
      turns.take(async () => {
        await models.get(id)?.dispose()
        await policies.get(id)?.dispose()
        models.delete(id)
        policies.delete(id)
      }),
    dispose: () =>
      turns.take(async () => {
        for (const model of [...models.values(), ...policies.values()]) await model.dispose()
        models.clear()
        policies.clear()
      }),
  }
}

/** What is reported of a completion that was stopped before its turn came. */
function unwritten(model: LanguageModel, { prompt }: CompletionRequest): CompletionEvent {
  const { length } = promptIds(model.tokenizer, model.special, prompt)
  return { type: 'completion', completion: sumUp(length, [], '', millis(0), 'interrupted') }
}

function sumUp(
  tokensIn: number,
  written: readonly DecodedToken[],
  text: string,
  latency: Millis,
  stop: Completion['stop'],
): Completion {
  const logProb = written.reduce((sum, token) => sum + token.logProb, 0)
  return {
    text,
    tokensIn: tokens(tokensIn),
    tokensOut: tokens(written.length),
    latency,
    meanLogProb: logProb / Math.max(1, written.length),
    firstTokenEntropy: written[0]?.entropy ?? 0,
    stop,
  }
}
