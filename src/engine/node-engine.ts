import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine } from './engine.ts'
import { describeError, EngineError } from './errors.ts'
import { noCache } from './files/file-cache.ts'
import type { FileSource } from './files/file-source.ts'
import { createVerifiedFiles } from './files/verified-files.ts'
import { createLocalEngine } from './local-engine.ts'
import { createRuntime, type RuntimeFactory } from './runtime.ts'

const nativeRuntime: RuntimeFactory = {
  backend: 'native',
  binary: undefined,
  async start() {
    return createRuntime(
      'native',
      await import('onnxruntime-node'),
      await import('@huggingface/transformers'),
    )
  },
}

/** Files of a folder on disk, which takes the place of the page's base address. */
function createDiskSource(root: string): FileSource {
  return {
    async read(path, { onBytes }) {
      try {
        const bytes = new Uint8Array(await readFile(join(root, path)))
        onBytes(bytes.length)
        return bytes
      } catch (error) {
        throw new EngineError('file-missing', `${path} could not be read: ${describeError(error)}`)
      }
    },
  }
}

/**
 * The same engine in Node, on ONNX Runtime's native CPU build, for the recorder and the benchmarks.
 * @param root the folder that holds `models/`
 */
export const createNodeEngine = (root: string): Engine =>
  createLocalEngine(nativeRuntime, createVerifiedFiles(createDiskSource(root), noCache))
