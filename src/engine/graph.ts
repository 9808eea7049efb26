import type { InferenceSession, Tensor, TensorConstructor } from 'onnxruntime-common'
import type { Adapter } from '../core/episode/arm.ts'
import { emptyCache, type KvCache } from './kv-cache.ts'
import { loraInputs } from './lora.ts'

/** A decoder's ONNX session as the decode loop sees it: new tokens and a cache in, logits out. */
export interface DecoderGraph {
  /** The most tokens to feed in one step: an interrupt need not wait for the whole of a long prompt. */
  readonly pieceTokens: number
  /**
   * Feeds tokens after those the cache holds, under the cache's adapter; the cache then holds them too.
   * @param keep how many of the last positions to return logits for
   * @returns logits [keep, vocab], row-major
   */
  step(ids: readonly number[], cache: KvCache, keep?: number): Promise<Logits>
  /** Why it cannot run under an adapter, in words that follow the model's name; undefined where it can. */
  refusal(adapter: Adapter): string | undefined
}

export interface Logits {
  readonly data: Float32Array
  readonly vocab: number
}

/** The last position's logits. */
export const lastRow = ({ data, vocab }: Logits): Float32Array => data.subarray(-vocab)

type Session = Pick<InferenceSession, 'inputNames' | 'inputMetadata' | 'run'>
type Feeds = Record<string, Tensor>

const pastPrefix = 'past_key_values.'

/**
 * The graph contract of a decoder-only model in the Hub's layout. Only what the session declares is
 * fed: `input_ids`, `attention_mask`, `position_ids`, `num_logits_to_keep`, `past_key_values.*`, and
 * an adapter's matrices, `lora_A` [blocks, width, rank] and `lora_B` [blocks, rank, width].
 */
export function createGraph(
  TensorOf: TensorConstructor,
  session: Session,
  pieceTokens: number,
): DecoderGraph {
  const shapes = new Map(
    session.inputMetadata.flatMap((input) => (input.isTensor ? [[input.name, input.shape]] : [])),
  )
  const integers = (values: readonly number[], dims: readonly number[]): Tensor =>
    new TensorOf('int64', BigInt64Array.from(values, BigInt), dims)
  const pastNames = session.inputNames.filter((name) => name.startsWith(pastPrefix))
  const emptyPast = (name: string): Tensor => {
    const dims = (shapes.get(name) ?? []).map((size, axis) =>
      typeof size === 'number' ? size : axis === 0 ? 1 : 0,
    )
    return new TensorOf('float32', new Float32Array(), dims)
  }
  const lora = loraInputs(TensorOf, session.inputNames, shapes)

  function feedsFor(ids: readonly number[], cache: KvCache, keep: number): Feeds {
    const total = cache.ids.length + ids.length
    const all: Feeds = {
      ...lora.feeds(cache.adapter),
      input_ids: integers(ids, [1, ids.length]),
      attention_mask: integers(new Array(total).fill(1), [1, total]),
      position_ids: integers(
        ids.map((_, index) => cache.ids.length + index),
        [1, ids.length],
      ),
      num_logits_to_keep: integers([keep], []),
    }
    for (const name of pastNames) all[name] = cache.tensors.get(name) ?? emptyPast(name)
    return Object.fromEntries(session.inputNames.map((name) => [name, all[name]!]))
  }

  return {
    pieceTokens,
    refusal: lora.refusal,
    async step(ids, cache, keep = 1) {
      const outputs = await session.run(feedsFor(ids, cache, keep))
      const { logits } = outputs
      if (!logits || !(logits.data instanceof Float32Array)) {
        throw new TypeError('the graph has no float32 output named logits')
      }
      const present = new Map(
        pastNames.map((name) => [name, outputs[name.replace(pastPrefix, 'present.')]!]),
      )
      cache.replace([...cache.ids, ...ids], present)
      return { data: logits.data, vocab: logits.dims.at(-1) ?? 0 }
    },
  }
}

/** A graph's logits for a prompt on its own, one row per position, read as a decode would read it. */
export async function runOnce(
  graph: DecoderGraph,
  ids: readonly number[],
): Promise<readonly Float32Array[]> {
  const cache = emptyCache()
  const rows: Float32Array[] = []
  try {
    for (let at = 0; at < ids.length; at += graph.pieceTokens) {
      const piece = ids.slice(at, at + graph.pieceTokens)
      const { data, vocab } = await graph.step(piece, cache, piece.length)
      for (const row of piece.keys()) rows.push(data.slice(row * vocab, (row + 1) * vocab))
    }
    return rows
  } finally {
    cache.clear()
  }
}
