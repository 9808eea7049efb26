import type { Tensor } from 'onnxruntime-common'
import type { Adapter } from '../core/episode/arm.ts'

/** Keys and values of the tokens a model has read. On WebGPU they live in buffers that must be freed. */
export interface KvCache {
  /** The tokens whose keys and values are held. */
  readonly ids: readonly number[]
  /** By input name; empty while nothing is held. */
  readonly tensors: ReadonlyMap<string, Tensor>
  /** The parameters it was filled under, and will be until it is cleared; null for the model as it is. */
  readonly adapter: Adapter | null
  /** Takes what a run returned, and frees what it replaces. */
  replace(ids: readonly number[], tensors: ReadonlyMap<string, Tensor>): void
  /** Frees everything, and starts again under `adapter`. */
  clear(adapter?: Adapter | null): void
}

export function emptyCache(): KvCache {
  let ids: readonly number[] = []
  let tensors: ReadonlyMap<string, Tensor> = new Map()
  let adapter: Adapter | null = null
  const replace: KvCache['replace'] = (nextIds, nextTensors) => {
    const old = tensors
    ids = nextIds
    tensors = nextTensors
    for (const [name, tensor] of old) if (nextTensors.get(name) !== tensor) tensor.dispose()
  }
  return {
    get ids() {
      return ids
    },
    get tensors() {
      return tensors
    },
    get adapter() {
      return adapter
    },
    replace,
    clear(next = null) {
      adapter = next
      replace([], new Map())
    },
  }
}

/**
 * The tokens of a prompt that must still be fed. A cache that holds a proper prefix of the prompt, read
 * under the same adapter, is kept; any other is cleared. At least one token is left, since its logits
 * are wanted.
 */
export function unread(
  cache: KvCache,
  prompt: readonly number[],
  adapter: Adapter | null,
): readonly number[] {
  const held = cache.ids.length
  const isPrefix = held < prompt.length && cache.ids.every((id, index) => id === prompt[index])
  if (!isPrefix || cache.adapter?.id !== adapter?.id) cache.clear(adapter)
  return prompt.slice(cache.ids.length)
}
