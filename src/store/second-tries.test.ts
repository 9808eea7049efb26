import { describe, expect, it } from 'vitest'
import { EngineError, EngineRestartedError } from '../engine/errors.ts'
import { createSecondTries } from './second-tries.ts'

const lost = new EngineError('device-lost', 'The graphics device was lost')

describe('second tries', () => {
  it('are one for each rung', () => {
    const mayGoOn = createSecondTries()
    const answers = (['webgpu', 'webgpu', 'wasm', 'wasm'] as const).map((rung) =>
      mayGoOn(lost, rung),
    )
    expect(answers).toEqual([true, false, true, false])
  })

  it.each([
    lost,
    new EngineError('worker-lost', 'The worker ended'),
    new EngineError('run-failed', 'A model failed'),
    new EngineRestartedError('another model failed'),
  ])('are for %s', (error) => {
    expect(createSecondTries()(error, 'wasm')).toBe(true)
  })

  it.each([
    new EngineError('file-missing', 'models/x is missing'),
    new EngineError('context-full', 'The prompt is too long'),
    new Error('The oracle decides only where every way on was recorded.'),
  ])('are not for %s', (error) => {
    expect(createSecondTries()(error, 'wasm')).toBe(false)
  })
})
