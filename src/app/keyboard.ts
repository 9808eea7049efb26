/** The page's keys. The focus comes first: fields and widgets keep their own keys, and an open dialog takes all. */
import { reset, seek, stepBy, togglePlay } from '../store/episode-actions.ts'
import { setAlpha } from '../store/setup-actions.ts'
import type { Yard } from '../store/yard.ts'
import { keysAreOn } from './keyboard-setting.tsx'

const ALPHA_STEP = 0.05

interface Command {
  readonly keys: readonly string[]
  /** As the help dialog names the keys. */
  readonly caps: readonly string[]
  readonly words: string
  readonly run: (yard: Yard) => void
}

export const COMMANDS: readonly Command[] = [
  { keys: [' '], caps: ['Space'], words: 'Play or pause the episode', run: togglePlay },
  { keys: ['ArrowRight'], caps: ['→'], words: 'Step forward', run: (yard) => stepBy(yard, 1) },
  { keys: ['ArrowLeft'], caps: ['←'], words: 'Step back', run: (yard) => stepBy(yard, -1) },
  { keys: ['Home'], caps: ['Home'], words: 'Go to the start', run: reset },
  {
    keys: ['End'],
    caps: ['End'],
    words: 'Go to the verdict',
    run: (yard) => seek(yard, Number.POSITIVE_INFINITY),
  },
  {
    keys: ['['],
    caps: ['['],
    words: 'Less weight on performance (α)',
    run: (yard) => setAlpha(yard, yard.getState().setup.preference.alpha - ALPHA_STEP),
  },
  {
    keys: [']'],
    caps: [']'],
    words: 'More weight on performance (α)',
    run: (yard) => setAlpha(yard, yard.getState().setup.preference.alpha + ALPHA_STEP),
  },
]

/** Fields are for typing: they keep every key. */
const FIELDS = 'input:not([type="checkbox"], [type="range"]), textarea, select, [contenteditable]'
/** Widgets that use some of the page's keys themselves. */
const WIDGETS: readonly (readonly [selector: string, keys: RegExp])[] = [
  ['button, summary, a[href], input[type="checkbox"]', /^ $/],
  ['input[type="range"], [role="application"], pre, [role="slider"]', /^(Arrow|Home|End)/],
]

function belongsToFocus(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest(FIELDS)) return true
  return WIDGETS.some(([selector, keys]) => keys.test(key) && target.closest(selector))
}

/**
 * Whether the key belongs to the browser or the system. Some keyboard layouts write a bracket only with Alt, Option or AltGr,
 * which Windows reports as Control and Alt: where the key writes a character, these modifiers make no shortcut of it.
 */
function belongsToBrowser(event: KeyboardEvent): boolean {
  const { key, altKey, ctrlKey, metaKey } = event
  const writes = key.length === 1 && key !== ' '
  const altGr = event.getModifierState('AltGraph') || (altKey && ctrlKey)
  return metaKey || (ctrlKey && !(writes && altGr)) || (altKey && !writes)
}

/** Starts listening; the returned function stops it. The question mark calls `openHelp`. */
export function startKeyboard(yard: Yard, openHelp: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || belongsToBrowser(event) || !keysAreOn()) return
    if (document.querySelector('dialog[open]') || belongsToFocus(event.target, event.key)) return
    const run =
      event.key === '?' ? openHelp : COMMANDS.find(({ keys }) => keys.includes(event.key))?.run
    if (!run) return
    event.preventDefault()
    run(yard)
  }
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}
