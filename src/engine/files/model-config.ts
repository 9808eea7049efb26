import * as z from 'zod/mini'
import { own } from '../../core/own.ts'
import type { Backend } from '../engine.ts'

const dtypeOf = z.object({ dtype: z.optional(z.string()) })

/** What the engine itself reads of a model's config.json, in the Hub's layout. */
export const modelConfig = z.object({
  bos_token_id: z.nullish(z.int()),
  eos_token_id: z.nullish(z.union([z.int(), z.array(z.int())])),
  num_hidden_layers: z.optional(z.int().check(z.positive())),
  max_position_embeddings: z.optional(z.int().check(z.positive())),
  'transformers.js_config': z.optional(
    z.extend(dtypeOf, { device_config: z.optional(z.record(z.string(), dtypeOf)) }),
  ),
})

export type ModelConfig = z.infer<typeof modelConfig>

/** The suffix of an ONNX file for each dtype, as transformers.js names them. */
const suffixes: Readonly<Record<string, string>> = { fp32: '', q8: '_quantized' }

/** The path of the graph for a dtype, in the model's folder. */
export const graphPath = (dtype: string): string =>
  `onnx/model${own(suffixes, dtype) ?? `_${dtype}`}.onnx`

/**
 * The dtype a backend runs: the config's choice for that device, else its choice for all, else fp32.
 * The native backend runs what WebAssembly runs, so that a recording and a live run share weights.
 */
export function dtypeFor(config: ModelConfig, backend: Backend): string {
  const choices = config['transformers.js_config']
  const device = backend === 'native' ? 'wasm' : backend
  return choices?.device_config?.[device]?.dtype ?? choices?.dtype ?? 'fp32'
}
