import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface AxeWindow {
  readonly axe: {
    run(
      root: Document,
      options: { readonly runOnly: readonly string[] },
    ): Promise<{
      readonly violations: readonly {
        readonly id: string
        readonly nodes: readonly {
          readonly target: readonly unknown[]
          readonly failureSummary?: string
        }[]
      }[]
    }>
  }
}

/** Expects that axe finds nothing wrong with the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(await readFile(axePath, 'utf8'))
  const found = await page.evaluate(async (tags) => {
    const { axe } = window as unknown as AxeWindow
    const { violations } = await axe.run(document, { runOnly: tags })
    return violations.map(({ id, nodes }) => ({
      id,
      at: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
    }))
  }, TAGS)
  expect(found).toEqual([])
}
