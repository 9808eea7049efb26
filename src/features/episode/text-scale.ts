/** The page's text grows on large screens; 14 px is its smallest. */
export const textScale = (): number =>
  Math.max(1, Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 14 || 1)
