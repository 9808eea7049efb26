import type { FileSpec } from './files/manifest.ts'
import { createRuntime, type RuntimeFactory } from './runtime.ts'

/** Our own copies of ONNX Runtime, as the build found them: CPU-only for `wasm`, a larger one for `webgpu`. */
declare const __ORT_FILES__: Readonly<
  Record<'wasm' | 'webgpu', { readonly script: string; readonly wasm: FileSpec }>
>

/** Where transformers.js looks for an ONNX Runtime before it takes its own. */
const ortSeam = Symbol.for('onnxruntime')

/**
 * The runtime of the browser's worker. `wasm` takes the CPU-only build of ONNX Runtime, which is half
 * the download of the one that transformers.js brings, and faster on small models.
 * @param onDeviceLost called when the GPU goes away
 */
export function createWebRuntimeFactory(
  backend: 'webgpu' | 'wasm',
  base: string,
  onDeviceLost: () => void,
): RuntimeFactory {
  const files = __ORT_FILES__[backend]
  return {
    backend,
    binary: files.wasm,
    async start(binary) {
      const ort =
        backend === 'webgpu'
          ? await import('onnxruntime-web/webgpu')
          : await import('onnxruntime-web/wasm')
      ort.env.wasm.wasmPaths = { mjs: new URL(files.script, base).href }
      if (binary) ort.env.wasm.wasmBinary = binary
      ort.env.wasm.numThreads = 1
      if (backend === 'webgpu') await watchDevice(ort.env.webgpu, onDeviceLost)
      Object.assign(globalThis, { [ortSeam]: ort })
      return createRuntime(backend, ort, await import('@huggingface/transformers'))
    },
  }
}

/** Makes the device here rather than in ONNX Runtime, so that its loss is heard of from the first moment. */
async function watchDevice(settings: { device: unknown }, onLost: () => void): Promise<void> {
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' })
  if (!adapter) throw new Error('this browser has no WebGPU adapter')
  const wanted = ['shader-f16', 'subgroups'] as const
  const device = await adapter.requestDevice({
    requiredFeatures: wanted.filter((feature) => adapter.features.has(feature)),
    requiredLimits: {
      maxBufferSize: adapter.limits.maxBufferSize,
      maxStorageBufferBindingSize: adapter.limits.maxStorageBufferBindingSize,
      maxStorageBuffersPerShaderStage: adapter.limits.maxStorageBuffersPerShaderStage,
      maxComputeWorkgroupStorageSize: adapter.limits.maxComputeWorkgroupStorageSize,
      maxComputeInvocationsPerWorkgroup: adapter.limits.maxComputeInvocationsPerWorkgroup,
      maxComputeWorkgroupSizeX: adapter.limits.maxComputeWorkgroupSizeX,
      maxComputeWorkgroupSizeY: adapter.limits.maxComputeWorkgroupSizeY,
      maxComputeWorkgroupSizeZ: adapter.limits.maxComputeWorkgroupSizeZ,
    },
  })
  device.lost.then(onLost)
  settings.device = device
}
