/** A rung of the page's ladder that runs models. */
export type Rung = 'webgpu' | 'wasm'

/** The rungs this browser has, best first, and why the missing ones are missing. */
export interface Ladder {
  readonly rungs: readonly Rung[]
  readonly reasons: readonly string[]
}

/** Asks for an adapter before anything is loaded: a browser may have `navigator.gpu` and no adapter. */
export async function probeLadder(): Promise<Ladder> {
  const noGpu = await whyNoWebGpu()
  const noWasm = whyNoWasm()
  return {
    rungs: [...(noGpu ? [] : ['webgpu' as const]), ...(noWasm ? [] : ['wasm' as const])],
    reasons: [noGpu, noWasm].filter((reason) => reason !== undefined),
  }
}

async function whyNoWebGpu(): Promise<string | undefined> {
  if (!('gpu' in navigator)) return 'this browser has no WebGPU'
  try {
    const adapter = await navigator.gpu.requestAdapter()
    return adapter ? undefined : 'this browser has WebGPU, but no graphics adapter for it'
  } catch {
    return 'this browser refused a graphics adapter'
  }
}

function whyNoWasm(): string | undefined {
  if (typeof WebAssembly === 'undefined') return 'this browser has no WebAssembly'
  if (!window.isSecureContext) return 'model files can be checked only on https or localhost'
  // A function whose body is one vector instruction.
  const simd = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253,
    15, 253, 98, 11,
  ]
  return WebAssembly.validate(new Uint8Array(simd))
    ? undefined
    : 'this browser has WebAssembly, but without vector instructions'
}
