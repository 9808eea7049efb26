import { expect, it } from 'vitest'
import { formatLoad, formatPrice, formatRate } from './format.ts'

it('formatPrice() shows a price as it was set, in cents at least, and never in exponents', () => {
  expect([0, 0.2, 1.5, 0.015, 0.0015, 1e-7, 1000].map(formatPrice)).toEqual([
    '$0.00',
    '$0.20',
    '$1.50',
    '$0.015',
    '$0.0015',
    '$0.0000001',
    '$1000.00',
  ])
})

it('formatRate() does not round a slow model to nothing', () => {
  expect([140.4, 9.96, 1, 0.24].map(formatRate)).toEqual([
    '140 tokens/s',
    '10 tokens/s',
    '1.0 tokens/s',
    '0.2 tokens/s',
  ])
})

it('formatLoad() tells a small model from the runtime that comes with it', () => {
  const runtime = {
    phase: 'downloading',
    loadedBytes: 1.2e6,
    totalBytes: 14.6e6,
    runtimeBytes: 14.2e6,
  } as const
  expect(formatLoad(runtime)).toBe('1.2 MB of 14.6 MB (model 400 kB, runtime 14.2 MB)')
  expect(formatLoad({ ...runtime, runtimeBytes: 0 })).toBe('1.2 MB of 14.6 MB')
})
