/** What the monkey does to the page. Each action describes what it did, so that a person can repeat a failure by hand. */
import type { Locator, Page } from '@playwright/test'
import { pick, type Rng, randomInteger } from '../src/core/random.ts'

export interface Action {
  /** How often it is done, relative to the others. */
  readonly weight: number
  readonly run: (page: Page, rng: Rng) => Promise<string>
}

/** A control may be covered or gone before the action reaches it. The monkey then gives up, as a person would. */
const PATIENCE = { timeout: 3000 }

const PRESSABLE = 'button, summary, a[href], input[type="checkbox"], [role="button"]'
const TYPED = 'input[type="text"], input[type="number"], input[type="search"], textarea'
const SLIDERS = 'input[type="range"]'

const TEXTS = [
  '',
  ' ',
  '0',
  '1,5',
  '0.25',
  '-1',
  '1e9',
  'a seed',
  'ä'.repeat(60),
  '<b>&amp;</b>',
  '__proto__',
  'constructor',
  '../%2F%00#&=',
  '🚂🚃',
]

const KEYS = [
  'Space',
  'ArrowRight',
  'ArrowLeft',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  '[',
  ']',
  '?',
  'Escape',
  'Tab',
  'Shift+Tab',
  'Enter',
]

/** Links that are valid, outdated, or damaged by a mail program. */
const LINKS = [
  '',
  'v=2&task=quiz',
  'v=2&task=ledger',
  'v=2&task=relay&r=oracle',
  'v=2&q=atlas/test/12&a=0.8&at=3',
  'v=2&q=atlas/fresh/monkey/0&r=all-weak',
  'v=2&q=relay/test/7&r=log-prob-threshold&t=-0.4',
  'v=2&link=0&a=0&b=0',
  'v=2&prices=0,0,0,0',
  'v=2&prices=paper',
  'v=2&q=atlas/test/12&p=0101&c=1111',
  'v=2&q=quiz/test/3&p=012345',
  'v=2&r=constructor',
  'v=2&q=atlas/test/12)',
  'v=9&q=nothing',
  '%',
]

const WIDTHS = [360, 768, 1280, 1920]

/** Contents of files that are not episodes. */
const BAD_FILES = ['', '{', '[]', '{"format":"switchyard-episode","version":1}', '\u0000']

/** A random visible control; if a dialog is open, one of the dialog. */
async function anyOf(page: Page, rng: Rng, selector: string): Promise<Locator | null> {
  const scope = (await page.locator('dialog[open]').count()) > 0 ? 'dialog[open] ' : 'body '
  const all = page.locator(scope).locator(selector)
  const visible = await all.evaluateAll((elements) =>
    elements.flatMap((element, at) => (element.checkVisibility() ? at : [])),
  )
  return visible.length > 0 ? all.nth(pick(rng, visible)) : null
}

const nameOf = (control: Locator): Promise<string> =>
  control.evaluate((element) => {
    const { labels } = element as HTMLInputElement
    const words =
      element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent ?? ''
    return `${element.tagName.toLowerCase()} "${words.replace(/\s+/g, ' ').trim().slice(0, 60)}"`
  }, PATIENCE)

/** Does something to a random control that matches. If it is gone by then, the description says so; that is not a failure. */
async function withOne(
  page: Page,
  rng: Rng,
  selector: string,
  act: (control: Locator) => Promise<string>,
): Promise<string> {
  const control = await anyOf(page, rng, selector)
  if (!control) return `found no ${selector}`
  const name = await nameOf(control).catch(() => 'a control that was gone')
  try {
    return `${await act(control)} ${name}`
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return `missed ${name}`
    throw error
  }
}

export const ACTIONS: readonly Action[] = [
  {
    weight: 10,
    run: (page, rng) =>
      withOne(page, rng, PRESSABLE, async (control) => {
        await control.click(PATIENCE)
        return 'pressed'
      }),
  },
  {
    weight: 2,
    run: (page, rng) =>
      withOne(page, rng, PRESSABLE, async (control) => {
        await control.dblclick(PATIENCE)
        return 'pressed twice'
      }),
  },
  {
    weight: 5,
    run: (page, rng) =>
      withOne(page, rng, 'select', async (control) => {
        const values = await control
          .locator('option')
          .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value))
        const value = pick(rng, values)
        await control.selectOption(value, PATIENCE)
        return `chose "${value}" of`
      }),
  },
  {
    weight: 4,
    run: (page, rng) =>
      withOne(page, rng, SLIDERS, async (control) => {
        const share = rng()
        await control.evaluate((element, at) => {
          const slider = element as HTMLInputElement
          const [low, high] = [Number(slider.min || 0), Number(slider.max || 100)]
          // Sets the value like a person, past the setter with which React tracks it.
          const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {}
          set?.call(slider, String(low + at * (high - low)))
          slider.dispatchEvent(new Event('input', { bubbles: true }))
          slider.dispatchEvent(new Event('change', { bubbles: true }))
        }, share)
        return `slid to ${share.toFixed(2)}`
      }),
  },
  {
    weight: 3,
    run: (page, rng) =>
      withOne(page, rng, TYPED, async (control) => {
        const text = pick(rng, TEXTS)
        await control.fill(text, PATIENCE)
        if (rng() < 0.5) await control.press('Enter', PATIENCE)
        return `typed ${JSON.stringify(text)} into`
      }),
  },
  {
    weight: 8,
    run: async (page, rng) => {
      const key = pick(rng, KEYS)
      await page.keyboard.press(key)
      return `pressed the key ${key}`
    },
  },
  {
    weight: 2,
    run: async (page, rng) => {
      const hash = pick(rng, LINKS)
      await page.evaluate((to) => {
        location.hash = to
      }, hash)
      return `went to #${hash}`
    },
  },
  {
    weight: 2,
    run: async (page, rng) => {
      const direction = pick(rng, ['back', 'forward'] as const)
      await page.evaluate((to) => history[to](), direction)
      return `went ${direction}`
    },
  },
  {
    weight: 1,
    run: async (page) => {
      await page.reload()
      return 'loaded the page again'
    },
  },
  {
    weight: 1,
    run: async (page, rng) => {
      const width = pick(rng, WIDTHS)
      await page.setViewportSize({ width, height: 800 })
      return `made the window ${width} pixels wide`
    },
  },
  {
    weight: 1,
    run: async (page, rng) => {
      const text = pick(rng, BAD_FILES)
      const input = page.getByLabel('Episode file')
      await input.setInputFiles({
        name: 'bad.json',
        mimeType: 'application/json',
        buffer: Buffer.from(text),
      })
      return `chose a file that holds ${JSON.stringify(text)}`
    },
  },
  {
    weight: 1,
    run: async (page, rng) => {
      const x = randomInteger(rng, 0, 359)
      const y = randomInteger(rng, 0, 799)
      await page.mouse.click(x, y)
      return `clicked at ${x}, ${y}`
    },
  },
]

export function pickAction(rng: Rng): Action {
  const total = ACTIONS.reduce((sum, { weight }) => sum + weight, 0)
  let left = rng() * total
  for (const action of ACTIONS) {
    left -= action.weight
    if (left < 0) return action
  }
  throw new RangeError('pickAction: the weights do not add up')
}
