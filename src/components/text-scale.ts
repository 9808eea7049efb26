/** Size of the page's text, 1 for the usual 14 px: it grows on large screens, and with the size that a reader chose. */
export const textScale = (): number =>
  Math.max(1, Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 14 || 1)
