/** Sizes as a person reads them. */
import type { LoadProgress } from '../../engine/engine.ts'

/** "4.1 M", "512 k". */
export const formatCount = (count: number): string =>
  count >= 1e6 ? `${(count / 1e6).toFixed(1)} M` : `${Math.round(count / 1e3)} k`

/** "5.2 MB", "340 kB". */
export const formatBytes = (bytes: number): string =>
  bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.round(bytes / 1e3)} kB`

/** "1.2 MB of 14.6 MB", and what of that is the runtime, which all models share and which is far larger than a small one. */
export function formatLoad({ loadedBytes, totalBytes, runtimeBytes }: LoadProgress): string {
  const sizes = `${formatBytes(loadedBytes)} of ${formatBytes(totalBytes)}`
  if (runtimeBytes === 0) return sizes
  return `${sizes} (model ${formatBytes(totalBytes - runtimeBytes)}, runtime ${formatBytes(runtimeBytes)})`
}

/** "$0.20", and as many digits as a finer price has, up to twelve. */
export function formatPrice(price: number): string {
  const fraction = price.toFixed(12).replace(/0+$/, '').split('.')[1] ?? ''
  return `$${price.toFixed(Math.max(2, fraction.length))}`
}

/** "140 tokens/s", and a digit more where that is few. */
export const formatRate = (perSecond: number): string =>
  `${perSecond.toFixed(perSecond < 9.95 ? 1 : 0)} tokens/s`
