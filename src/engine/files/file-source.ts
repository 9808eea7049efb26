import { describeError, EngineError } from '../errors.ts'

export interface ReadOptions {
  /** Called with the bytes that arrived since the last call. */
  readonly onBytes: (bytes: number) => void
  readonly signal: AbortSignal | undefined
}

/** Where files come from, before they are verified. Paths are relative to the page, as `models/x/y`. */
export interface FileSource {
  /**
   * Reads a whole file.
   * @throws EngineError `file-missing`, `unreachable` or `aborted`, naming the path.
   */
  read(path: string, options: ReadOptions): Promise<Uint8Array<ArrayBuffer>>
}

/** Files of the page's own origin. */
export function createFetchSource(base: string): FileSource {
  return {
    async read(path, { onBytes, signal }) {
      const response = await request(new URL(path, base), path, signal)
      const chunks: Uint8Array[] = []
      try {
        const reader = response.body?.getReader()
        for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
          chunks.push(part.value)
          onBytes(part.value.length)
        }
      } catch (error) {
        throw networkError(path, error, signal)
      }
      return join(chunks)
    },
  }
}

async function request(url: URL, path: string, signal: AbortSignal | undefined): Promise<Response> {
  let response: Response
  try {
    // The engine keeps its own verified copies; a stale one in the HTTP cache must not be believed.
    response = await fetch(url, { cache: 'no-cache', signal: signal ?? null })
  } catch (error) {
    throw networkError(path, error, signal)
  }
  if (!response.ok) {
    throw new EngineError('file-missing', `${path} could not be fetched: status ${response.status}`)
  }
  return response
}

function networkError(path: string, error: unknown, signal: AbortSignal | undefined): EngineError {
  if (signal?.aborted) return new EngineError('aborted', `Loading ${path} was cancelled`)
  return new EngineError('unreachable', `${path} could not be reached: ${describeError(error)}`)
}

function join(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
