/** What can go wrong in the engine, as a word that code may switch on. */
export type EngineErrorCode =
  | 'file-missing'
  | 'file-corrupt'
  | 'manifest-invalid'
  | 'unreachable'
  | 'no-backend'
  | 'session-failed'
  | 'golden-mismatch'
  | 'run-failed'
  | 'device-lost'
  | 'context-full'
  | 'adapter-refused'
  | 'not-loaded'
  | 'aborted'
  | 'restarted'
  | 'worker-lost'
  | 'internal'

/** An engine error: `message` is for people and names the file or model it is about. */
export class EngineError extends Error {
  override readonly name: string = 'EngineError'
  readonly code: EngineErrorCode

  constructor(code: EngineErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** The worker was ended while this call was pending, through no fault of the call. It may be made again. */
export class EngineRestartedError extends EngineError {
  override readonly name = 'EngineRestartedError'

  constructor(reason: string) {
    super('restarted', `The engine was restarted: ${asClause(reason)}`)
  }
}

/** An error as it travels from the worker to the page. */
export interface WireError {
  readonly name: string
  readonly message: string
  readonly code: EngineErrorCode
}

export function toWire(error: unknown): WireError {
  if (error instanceof EngineError) {
    return { name: error.name, message: error.message, code: error.code }
  }
  return { name: 'EngineError', message: describeError(error), code: 'internal' }
}

export const fromWire = (wire: WireError): EngineError => new EngineError(wire.code, wire.message)

/** The words of anything that was thrown. */
export const describeError = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

/** A message as a clause of another sentence. */
export const asClause = (message: string): string =>
  message.replace(/^(The|A|This)\b/, (word) => word.toLowerCase())

/** Faults after which a realm's runtime must not be used again. */
export const isRealmFault = (error: unknown): error is EngineError =>
  error instanceof EngineError &&
  ['session-failed', 'golden-mismatch', 'run-failed', 'device-lost'].includes(error.code)
