import { z } from 'zod'
import { own } from '../../core/own.ts'
import type { Backend } from '../engine.ts'

const dtypeOf = z.object({ dtype: z.string().optional() })

/** What the engine itself reads of a model's config.json, in the Hub's layout. */
export const modelConfig = z.object({
  bos_token_id: z.int().nullish(),
  eos_token_id: z.union([z.int(), z.array(z.int())]).nullish(),
  num_hidden_layers: z.int().positive().optional(),
  max_position_embeddings: z.int().positive().optional(),
  'transformers.js_config': dtypeOf
    .extend({ device_config: z.record(z.string(), dtypeOf).optional() })
    .optional(),
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
