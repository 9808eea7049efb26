import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { setAlpha } from '../../store/setup-actions.ts'
import type { YardState } from '../../store/state.ts'
import { createYard } from '../../store/yard.ts'
import { YardProvider } from '../../store/yard-context.tsx'
import { useSettled, useThrottled } from './use-calm.ts'

const selectAlpha = (state: YardState): number => state.setup.preference.alpha

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function watch(useIt: typeof useSettled<number>) {
  const yard = createYard()
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <YardProvider yard={yard}>{children}</YardProvider>
  )
  const { result } = renderHook(() => useIt(selectAlpha, 100), { wrapper })
  /** Moves the slider every 40 ms. */
  const drag = (...values: readonly number[]) =>
    values.map((value) =>
      act(() => {
        setAlpha(yard, value)
        vi.advanceTimersByTime(40)
        return result.current
      }),
    )
  const rest = () => act(() => vi.advanceTimersByTime(100))
  return { result, drag, rest }
}

it('should follow a moving slider at its own pace, and end where it ends', () => {
  const { result, drag, rest } = watch(useThrottled)
  drag(0.6, 0.7)
  expect(result.current).toBe(0.5)
  drag(0.8)
  expect(result.current).toBe(0.8)
  drag(0.9)
  rest()
  expect(result.current).toBe(0.9)
})

it('should wait until the slider rests', () => {
  const { result, drag, rest } = watch(useSettled)
  drag(0.6, 0.7, 0.8, 0.9)
  expect(result.current).toBe(0.5)
  rest()
  expect(result.current).toBe(0.9)
})
