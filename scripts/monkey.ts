/**
 * `npm run monkey -- --seed S --actions N`: builds the page, then clicks, types and navigates at random. It ends with an error if
 * the page throws or gets stuck in a state that a person could not leave, and prints the last actions. The same seed repeats
 * the same actions.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { createRng } from '../src/core/random.ts'
import { findChromium } from './chromium.mjs'
import { pickAction } from './monkey-actions.ts'
import { checkUp } from './monkey-check.ts'
import { serve } from './serve.mjs'

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, actions: { type: 'string', default: '300' } },
})
const { seed } = values
const count = Number(values.actions)
if (!Number.isInteger(count) || count < 1) {
  console.error(`--actions must be a whole number above 0, not "${values.actions}".`)
  process.exit(1)
}

/** The number of actions between two checks. */
const ROUND = 20
/** The number of actions to print if something went wrong. */
const TOLD = 20
/** A page that does not respond for this long has hung. */
const PATIENCE_MILLIS = 60_000

const root = join(import.meta.dirname, '..')
const outDir = join('.cache', 'monkey')
console.error('building the page')
await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } })
const site = await serve({ root: join(root, outDir) })
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
// Without a service worker, every load is the same.
const page = await browser.newPage({ serviceWorkers: 'block', baseURL: site.url })

const done: string[] = []
const faults: string[] = []
watch(page, (fault) => faults.push(fault))
try {
  await page.goto('')
  await checkUp(page)
  await play(page)
} catch (error) {
  faults.push(error instanceof Error ? error.message : String(error))
}
await browser.close()
await site.close()
if (faults.length > 0) {
  console.error(`\nseed "${seed}", action ${done.length}:`)
  for (const fault of faults) console.error(`  ${fault}`)
  console.error(`\nThe last actions:`)
  const first = Math.max(0, done.length - TOLD)
  for (const [at, words] of done.slice(first).entries())
    console.error(`  ${first + at + 1} ${words}`)
  process.exitCode = 1
} else {
  console.log(`seed "${seed}": ${done.length} actions, no error, nothing stuck`)
}

async function play(page: Page): Promise<void> {
  const rng = createRng(`monkey:${seed}`)
  while (done.length < count && faults.length === 0) {
    const at = done.push('…') - 1
    done[at] = await answered(pickAction(rng).run(page, rng))
    // Going back may have left the page.
    if (!page.url().startsWith(site.url)) await page.goto('')
    await answered(page.evaluate(twoFrames))
    if (done.length % ROUND === 0 || done.length === count) await checkUp(page)
  }
}

/** Rejects if the page does not respond in time. */
async function answered<Value>(answer: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the page does not respond')), PATIENCE_MILLIS)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}

function twoFrames(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
  })
}

/** Reports errors of the page. */
function watch(page: Page, report: (fault: string) => void): void {
  page.on('pageerror', (error) => report(`the page threw: ${error.stack ?? error.message}`))
  page.on('crash', () => report('the page crashed'))
  page.on('console', (message) => {
    if (message.type() === 'error') report(`the console says: ${message.text()}`)
  })
  // File choosers and browser dialogs would otherwise wait for a person.
  page.on('filechooser', () => {})
  page.on('dialog', (dialog) => dialog.dismiss())
}
