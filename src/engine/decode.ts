import type { Adapter } from '../core/episode/arm.ts'
import { createRng } from '../core/random.ts'
import type { Decoding } from './engine.ts'
import { type DecoderGraph, lastRow } from './graph.ts'
import { type KvCache, unread } from './kv-cache.ts'
import { type Choice, choose, entropy } from './sampling.ts'

export interface DecodeRequest {
  /** Not empty. */
  readonly prompt: readonly number[]
  /** One that the graph can take; null to run the model as it is. */
  readonly adapter: Adapter | null
  readonly maxTokens: number
  readonly decoding: Decoding
  readonly eos: readonly number[]
  /** Called between the pieces of a long prompt; true ends the decode before its first token. */
  readonly pause: () => Promise<boolean>
}

export interface DecodedToken extends Choice {
  /** Entropy of the distribution it was chosen from, in nats; given for the first token only. */
  readonly entropy: number | undefined
}

/**
 * The one decode loop: feeds what the cache does not hold, then yields token after token, the end token
 * included. The consumer stops it by leaving the loop; the cache then holds all but the last token.
 */
export async function* decode(
  graph: DecoderGraph,
  cache: KvCache,
  { prompt, adapter, maxTokens, decoding, eos, pause }: DecodeRequest,
): AsyncGenerator<DecodedToken, void, void> {
  const rng = createRng(decoding.type === 'sample' ? decoding.seed : '')
  let feed = unread(cache, prompt, adapter)
  for (; feed.length > graph.pieceTokens; feed = feed.slice(graph.pieceTokens)) {
    if (maxTokens < 1 || (await pause())) return
    await graph.step(feed.slice(0, graph.pieceTokens), cache)
  }
  for (let written = 0; written < maxTokens; written++) {
    const logits = lastRow(await graph.step(feed, cache))
    const choice = choose(logits, decoding, rng)
    yield { ...choice, entropy: written === 0 ? entropy(logits) : undefined }
    if (eos.includes(choice.id)) return
    feed = [choice.id]
  }
}
