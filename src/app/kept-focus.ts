/** The place of the focus, where the element that has it goes away. */

const FOCUSABLE = 'button, a[href], input, select, textarea, summary, [tabindex]'

/**
 * Where the element with the focus is removed, as a button whose work is done, moves the focus to what stood before it: from the
 * page's body, a key press would begin again at the top. The returned function ends it.
 */
export function startKeptFocus(root: HTMLElement): () => void {
  let focused: Element | null = null
  let before: readonly HTMLElement[] = []
  const onFocus = ({ target }: FocusEvent) => {
    const now = target instanceof Element ? target : null
    focused = now
    before = [...root.querySelectorAll<HTMLElement>(FOCUSABLE)]
      .filter(
        (each) => each.compareDocumentPosition(now ?? root) & Node.DOCUMENT_POSITION_FOLLOWING,
      )
      .reverse()
  }
  const observer = new MutationObserver(() => {
    if (!focused || focused.isConnected) return
    focused = null
    const { activeElement } = document
    if (activeElement !== null && activeElement !== document.body) return
    before.find((each) => each.isConnected && each.tabIndex >= 0)?.focus({ preventScroll: true })
  })
  // A press on nothing in particular gives the focus up. Some browsers report an element's removal in the same way, beforehand.
  const onBlur = ({ target }: FocusEvent) =>
    queueMicrotask(() => {
      if (focused === target && focused?.isConnected && document.activeElement !== focused) {
        focused = null
      }
    })
  root.addEventListener('focusin', onFocus)
  root.addEventListener('focusout', onBlur)
  observer.observe(root, { childList: true, subtree: true })
  return () => {
    root.removeEventListener('focusin', onFocus)
    root.removeEventListener('focusout', onBlur)
    observer.disconnect()
  }
}
