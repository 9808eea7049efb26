/** Times one completion. Used both in the page and in Node. */
import type { CompletionRequest, Engine } from '../src/engine/engine.ts'

export interface Timed {
  /** Milliseconds from the request to the first tokens, which is the time to read the prompt. */
  readonly firstToken: number
  /** Tokens per second after the first ones; NaN if there were no others. */
  readonly tokensPerSecond: number
}

export async function timeCompletion(
  engine: Engine,
  request: CompletionRequest,
  now: () => number,
): Promise<Timed> {
  const start = now()
  let first: { readonly time: number; readonly tokens: number } | null = null
  let tokens = 0
  for await (const event of engine.complete(request)) {
    if (event.type !== 'tokens') continue
    tokens += event.tokens.length
    first ??= { time: now(), tokens }
  }
  const end = now()
  if (!first) throw new Error(`${request.modelId} wrote nothing`)
  const rest = tokens - first.tokens
  return {
    firstToken: first.time - start,
    tokensPerSecond: rest > 0 ? (1000 * rest) / (end - first.time) : Number.NaN,
  }
}
