/** How a monkey finds something to use: any control that a hand would find too. */
import type { Locator, Page } from '@playwright/test'
import { hashText, type Rng } from '../src/core/random.ts'

/** A control may be covered or gone by the time it is reached; a hand would miss it as well. */
export const PATIENCE = { timeout: 3000 }

interface Control {
  readonly name: string
  readonly locator: Locator
}

/** A visible control; an open dialog hides what is behind it. */
async function anyOf(page: Page, rng: Rng, selector: string): Promise<Control | null> {
  const scope = (await page.locator('dialog[open]').count()) > 0 ? 'dialog[open]' : 'body'
  const all = page.locator(scope).locator(selector)
  const names = await all.evaluateAll((elements) =>
    elements.map((element) => {
      if (!element.checkVisibility()) return null
      const { labels } = element as HTMLInputElement
      const label = labels?.[0]?.firstChild?.textContent
      const words = element.getAttribute('aria-label') ?? label ?? element.textContent ?? ''
      const text = words.replace(/\s+/g, ' ').trim().slice(0, 60)
      return `${element.tagName.toLowerCase()} "${text}"`
    }),
  )
  const controls = names.flatMap((name, at) => (name ? { name, locator: all.nth(at) } : []))
  return steadyPick(rng, controls, ({ name }) => name.replace(/[\d.,%]+/g, ''))
}

/**
 * Picks by name, so that the same draw picks the same one though others have come or gone: what a page shows at a moment hangs
 * on how fast the machine is.
 */
export function steadyPick<Value>(
  rng: Rng,
  values: readonly Value[],
  nameOf: (value: Value) => string,
): Value | null {
  const draw = rng()
  const rank = (value: Value) => hashText(`${draw} ${nameOf(value)}`)
  return values.reduce<Value | null>(
    (first, value) => (first === null || rank(value) < rank(first) ? value : first),
    null,
  )
}

/** Does something with a control of a kind; a missed one is said, and is no failure. */
export async function withOne(
  page: Page,
  rng: Rng,
  selector: string,
  act: (control: Locator) => Promise<string>,
): Promise<string> {
  const control = await anyOf(page, rng, selector)
  if (!control) return `found no ${selector}`
  const { name, locator } = control
  try {
    return `${await act(locator)} ${name}`
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return `missed ${name}`
    throw error
  }
}
