import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { runInSlices } from './in-slices.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Each piece takes 5 ms by the clock. */
function* work(pieces: number, made: number[]): Generator<undefined, string> {
  for (let i = 0; i < pieces; i++) {
    vi.advanceTimersByTime(5)
    made.push(i)
    yield
  }
  return 'done'
}

it('should finish short work at once, and long work piece by piece', () => {
  const done = vi.fn()
  runInSlices(work(1, []), done)
  expect(done).toHaveBeenCalledWith('done')

  const later = vi.fn()
  const made: number[] = []
  runInSlices(work(5, made), later)
  expect(made).toEqual([0, 1])
  vi.runAllTimers()
  expect(made).toEqual([0, 1, 2, 3, 4])
  expect(later).toHaveBeenCalledTimes(1)
})

it('should do nothing more once it is stopped', () => {
  const done = vi.fn()
  const stop = runInSlices(work(9, []), done)
  stop()
  vi.runAllTimers()
  expect(done).not.toHaveBeenCalled()
})
