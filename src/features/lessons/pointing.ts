/** Points softly to what a phase speaks of: the element of a role and an accessible name, wherever and whenever it is drawn. */
import type { Target } from './lesson.ts'

const ELEMENTS: Readonly<Record<Target['role'], string>> = {
  region: 'section',
  button: 'button, summary',
  slider: 'input[type="range"]',
  combobox: 'select',
  table: 'table',
}

function nameOf(element: Element): string {
  const said = element.getAttribute('aria-label')
  if (said !== null) return said
  const ids = element.getAttribute('aria-labelledby')
  if (ids !== null) return document.getElementById(ids)?.textContent ?? ''
  const [label] =
    ((element instanceof HTMLInputElement || element instanceof HTMLSelectElement) &&
      element.labels) ||
    []
  // A label around its control begins with the words.
  const words = label && (label.htmlFor ? label : label.firstElementChild)
  return (words ?? element).textContent ?? ''
}

const hasBox = (element: Element): boolean => element.getClientRects().length > 0
/** The element that can be marked: itself, or its first part where the layout gives only its parts a box. */
const boxOf = (element: Element): Element | null =>
  hasBox(element) ? element : ([...element.children].find(hasBox) ?? null)

/** Null where it is not on the page. */
export function findTarget(root: ParentNode, { role, name, within }: Target): Element | null {
  const region = within === undefined ? root : findTarget(root, { role: 'region', name: within })
  const found = [...(region?.querySelectorAll(ELEMENTS[role]) ?? [])].filter(boxOf)
  const said = (element: Element) => nameOf(element).replaceAll(/[◀▶]/g, '').trim()
  return found.find((element) => said(element) === name) ?? null
}

const MARK = 'data-in-lesson'

/** What a person does to look elsewhere. */
const LOOKS = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const

/** Marks the target until the returned function is called. Keeps it in view while the page comes in, until a person acts. */
export function pointTo(target: Target, root: ParentNode = document): () => void {
  let marked: Element | null = null
  let waiting = 0
  let follows = true
  const letGo = () => {
    follows = false
  }
  for (const look of LOOKS) window.addEventListener(look, letGo, { passive: true })
  const find = () => {
    waiting = 0
    const named = findTarget(root, target)
    const found = named && boxOf(named)
    if (found && follows) found.scrollIntoView({ block: 'nearest' })
    if (found === marked) return
    marked?.removeAttribute(MARK)
    found?.setAttribute(MARK, '')
    marked = found
  }
  const observer = new MutationObserver(() => {
    waiting ||= requestAnimationFrame(find)
  })
  observer.observe(document.body, { childList: true, subtree: true })
  find()
  return () => {
    observer.disconnect()
    for (const look of LOOKS) window.removeEventListener(look, letGo)
    cancelAnimationFrame(waiting)
    marked?.removeAttribute(MARK)
  }
}
