import type { FileSpec } from './files/manifest.ts'

interface OrtBuild {
  /** The loader script, relative to the page. */
  readonly script: string
  readonly wasm: FileSpec
}

/** Set by the build, from the files of the installed package. */
declare const __ORT_FILES__: Readonly<Record<'wasm' | 'webgpu', OrtBuild>>

/** Our own copies of ONNX Runtime: the CPU-only build for `wasm`, the larger one for `webgpu`. */
export const ortFiles = __ORT_FILES__
