import type { Completion } from '../core/episode/step.ts'
import { type Millis, millis, tokens } from '../core/units.ts'
import { type DecodedToken, decode } from './decode.ts'
import type { CompletionEvent, CompletionRequest, Engine, LoadOptions, Token } from './engine.ts'
import { EngineError, wrapError } from './errors.ts'
import type { VerifiedFiles } from './files/verified-files.ts'
import {
  type LanguageModel,
  type LoadContext,
  loadLanguageModel,
  loadPolicyModel,
  type PolicyModel,
} from './load-model.ts'
import { createDetokenizer, promptIds } from './prompt-ids.ts'
import type { Runtime, RuntimeFactory } from './runtime.ts'

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
  let asked = 0
  let interruptedUpTo = 0

  const context: LoadContext = {
    files,
    factory,
    runtime(binary) {
      runtime ??= factory.start(binary).catch((error) => {
        throw wrapError('session-failed', `${factory.backend} did not start`, error)
      })
      return runtime
    },
  }

  function find<T>(loaded: ReadonlyMap<string, T>, id: string): T {
    const model = loaded.get(id)
    if (!model) throw new EngineError('not-loaded', `${id} is not loaded`)
    return model
  }

  function load<T extends LanguageModel | PolicyModel>(
    loaded: Map<string, T>,
    loader: (context: LoadContext, id: string, options: LoadOptions) => Promise<T>,
    id: string,
    options: LoadOptions,
  ) {
    // One at a time: ONNX Runtime's sessions must be created one after another.
    return turns.take(async () => {
      let model = loaded.get(id)
      if (!model) {
        model = await loader(context, id, options)
        loaded.set(id, model)
      }
      const { bytes } = model.info
      options.onProgress?.({ phase: 'ready', loadedBytes: bytes, totalBytes: bytes })
      return model.info
    })
  }

  async function* stream(
    request: CompletionRequest,
    isInterrupted: () => boolean,
  ): AsyncGenerator<CompletionEvent, void, void> {
    const model = find(models, request.modelId)
    const prompt = promptIds(model.tokenizer, model.special, request.prompt)
    const room = model.contextLength - prompt.length
    if (room < 1) {
      throw new EngineError(
        'context-full',
        `The prompt has ${prompt.length} tokens, ${request.modelId} takes ${model.contextLength}`,
      )
    }
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
        // Stopped while it waited for its turn: nothing is read or written.
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
      throw wrapError('run-failed', `${request.modelId} failed while it wrote`, error)
    }
    if (batch.length > 0) yield { type: 'tokens', tokens: batch }
    const latency = millis(performance.now() - started)
    const completion = sumUp(prompt.length, written, detokenizer.text(), latency, stop)
    yield { type: 'completion', completion }
  }

  return {
    load: (id, options = {}) => load(models, loadLanguageModel, id, options),
    loadPolicy: (id, options = {}) => load(policies, loadPolicyModel, id, options),
    async tokenize(id, prompt) {
      const { tokenizer, special } = find(models, id)
      return promptIds(tokenizer, special, prompt)
    },
    async *complete(request) {
      const ticket = ++asked
      const end = await turns.begin()
      try {
        yield* stream(request, () => ticket <= interruptedUpTo)
      } finally {
        end()
      }
    },
    predict: (id, promptText) =>
      turns.take(async () => {
        try {
          return await find(policies, id).predict(promptText)
        } catch (error) {
          throw wrapError('run-failed', `${id} failed`, error)
        }
      }),
    interrupt() {
      interruptedUpTo = asked
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

/** One user of the sessions at a time, in the order they came. */
function createTurns() {
  let last: Promise<void> = Promise.resolve()
  async function begin(): Promise<() => void> {
    const before = last
    let end: () => void = () => undefined
    last = new Promise((resolve) => {
      end = resolve
    })
    await before
    return end
  }
  return {
    begin,
    async take<T>(work: () => Promise<T>): Promise<T> {
      const end = await begin()
      try {
        return await work()
      } finally {
        end()
      }
    },
  }
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
