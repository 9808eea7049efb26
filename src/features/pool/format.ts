/** Sizes as a person reads them. */

/** "4.1 M", "512 k". */
export const formatCount = (count: number): string =>
  count >= 1e6 ? `${(count / 1e6).toFixed(1)} M` : `${Math.round(count / 1e3)} k`

/** "5.2 MB", "340 kB". */
export const formatBytes = (bytes: number): string =>
  bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.round(bytes / 1e3)} kB`

/** "$0.20", and as many digits as a smaller price needs. */
export const formatPrice = (price: number): string =>
  `$${price === 0 || price >= 0.01 ? price.toFixed(2) : price.toPrecision(1)}`
