import { type InferenceSession, Tensor } from 'onnxruntime-common'

export const vocab = 32

/**
 * A session whose "model" likes one token best: the sum of its keys, modulo the vocabulary. Each key is
 * the token that was read, plus A·B of the adapter that it was read under, so that a lost or stale cache
 * shows in the text.
 */
export function createFakeSession({ lora = true } = {}) {
  const runs: InferenceSession.FeedsType[] = []
  const alive = new Set<Tensor>()
  const names = [
    'input_ids',
    'attention_mask',
    'past_key_values.0.key',
    'past_key_values.0.value',
    'num_logits_to_keep',
    ...(lora ? ['lora_A', 'lora_B'] : []),
  ]
  const shapes: Readonly<Record<string, readonly (number | string)[]>> = {
    'past_key_values.0.key': ['batch', 1, 'past', 1],
    'past_key_values.0.value': ['batch', 1, 'past', 1],
    lora_A: [3, 4, 'rank'],
    lora_B: [3, 'rank', 4],
  }
  const kept = (values: readonly number[]): Tensor => {
    const tensor = new Tensor('float32', Float32Array.from(values), [1, 1, values.length, 1])
    alive.add(tensor)
    const dispose = tensor.dispose.bind(tensor)
    tensor.dispose = () => {
      alive.delete(tensor)
      dispose()
    }
    return tensor
  }
  const session = {
    inputNames: names,
    inputMetadata: names.map((name) => ({
      name,
      isTensor: true as const,
      type: 'float32' as const,
      shape: shapes[name] ?? [],
    })),
    async run(feeds: InferenceSession.FeedsType): Promise<InferenceSession.ReturnType> {
      runs.push(feeds)
      const past = Array.from((feeds['past_key_values.0.key'] as Tensor).data as Float32Array)
      const [a, b] = ['lora_A', 'lora_B'].map(
        (name) => (feeds[name] as Tensor | undefined)?.data[0],
      )
      const shift = Number(a ?? 0) * Number(b ?? 0)
      const ids = Array.from(
        (feeds.input_ids as Tensor).data as BigInt64Array,
        (id) => Number(id) + shift,
      )
      const keep = Number(((feeds.num_logits_to_keep as Tensor).data as BigInt64Array)[0])
      const all = [...past, ...ids]
      const rows = Array.from({ length: keep }, (_, row) => {
        const read = all.slice(0, all.length - keep + row + 1)
        const best = read.reduce((sum, id) => sum + id, 0) % vocab
        return Array.from({ length: vocab }, (_, id) => (id === best ? 5 : 0))
      })
      return {
        logits: new Tensor('float32', Float32Array.from(rows.flat()), [1, keep, vocab]),
        'present.0.key': kept(all),
        'present.0.value': kept(all),
      }
    },
  }
  return { session, runs, alive }
}
