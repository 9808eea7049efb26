/** Canvas colours are copies of the style sheet's, so a drawing must hear of a new theme, and of paper, which is light. */
export function onThemeChange(listener: () => void): () => void {
  const media = ['(prefers-color-scheme: dark)', 'print'].map((query) => matchMedia(query))
  for (const each of media) each.addEventListener('change', listener)
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => {
    for (const each of media) each.removeEventListener('change', listener)
    observer.disconnect()
  }
}
