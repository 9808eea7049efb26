import { asClause, describeError, EngineError, type EngineErrorCode } from './errors.ts'

/** What a person is told when the GPU goes away, however the engine hears of it. */
export const deviceLost = 'The graphics device was lost'

/**
 * The words of anything that was thrown, fit for a person to read. ONNX Runtime's own messages name
 * folders of the machine that built it, and some of its faults are bare numbers.
 */
export function faultWords(error: unknown): string {
  if (typeof error === 'number') return 'the runtime gave no reason'
  const raw = describeError(error)
  if (isDeviceLoss(error)) return asClause(deviceLost)
  if (noMemory.test(raw)) return 'there was not enough memory'
  const words = raw.replace(callSite, '').replace(place, '').replace(/\s+/g, ' ').trim()
  return words.replace(/[.]$/, '') || 'the runtime gave no reason'
}

/** Keeps an engine error as it is, and gives any other one a code, a context and plain words. */
export function wrapError(code: EngineErrorCode, context: string, error: unknown): EngineError {
  if (error instanceof EngineError) return error
  return isDeviceLoss(error)
    ? new EngineError('device-lost', deviceLost)
    : new EngineError(code, `${context}: ${faultWords(error)}`)
}

/** Whether a fault is the loss of the graphics device. */
const isDeviceLoss = (error: unknown): boolean =>
  error instanceof Error && /\bdevice\b.{0,20}\b(lost|destroyed)\b/i.test(error.message)

const noMemory =
  /out of memory|bad_alloc|could not allocate|allocation failed|memory access out of bounds/i
/** "failed to call OrtRun(). ERROR_CODE: 1, ERROR_MESSAGE: " */
const callSite = /^failed to call \w+\(\)\. ERROR_CODE: \d+, ERROR_MESSAGE: /
/** A source file and line, then the function and the failed check, if they follow. */
const place = /\S*[\\/]\S+[.](?:cc|cpp|cu|h|hpp)(?::\d+)?(?:.*? was false[.])?/g
