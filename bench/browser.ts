/** Opens fresh browser pages with the probe installed. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { findChromium } from '../scripts/chromium.mjs'
import type { Probe } from './probe-types.ts'

const probe = readFileSync(join(import.meta.dirname, 'probe.js'), 'utf8')

export async function withBrowser<Result>(
  flags: readonly string[],
  use: (browser: Browser) => Promise<Result>,
): Promise<Result> {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...flags],
  })
  try {
    return await use(browser)
  } finally {
    await browser.close()
  }
}

/** Opens a page in its own context, with empty caches and without a service worker, which would fetch in the background. */
export async function withPage<Result>(
  browser: Browser,
  use: (page: Page, context: BrowserContext) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    serviceWorkers: 'block',
  })
  try {
    await context.addInitScript(probe)
    return await use(await context.newPage(), context)
  } finally {
    await context.close()
  }
}

declare global {
  interface Window {
    readonly benchProbe: Probe
  }
}
