import { expect, type Locator, type Page, test } from '@playwright/test'

const front = (page: Page): Locator => page.getByRole('region', { name: 'Front' })
const table = (page: Page): Locator => page.getByRole('table', { name: 'Operating points' })

/** The rows of the table: router, perf, cost, utility. */
async function rows(page: Page): Promise<readonly (readonly string[])[]> {
  return table(page)
    .getByRole('row')
    .evaluateAll((all) =>
      all.slice(1).map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
    )
}

const utilityOf = (row: readonly string[]): number =>
  Number((row[3] ?? '').replace('−', '-').replace(/±.*/, ''))

/** The middle of a router's mark, scrolled into view. */
async function markOf(page: Page, routerId: string): Promise<readonly [number, number]> {
  const mark = front(page).locator(`[data-part="mark"][data-router="${routerId}"]`)
  let middle: readonly [number, number] | null = null
  // The marks are drawn anew when the whole forest arrives.
  await expect(async () => {
    await mark.scrollIntoViewIfNeeded()
    const box = await mark.boundingBox()
    expect(box).not.toBeNull()
    middle = box && [box.x + box.width / 2, box.y + box.height / 2]
  }).toPass()
  if (!middle) throw new Error(`${routerId} has no mark`)
  return middle
}

type Place = readonly [x: number, y: number]

const toward = (from: Place, to: Place, share: number): Place => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
]

const alpha = (page: Page): Locator =>
  page.getByRole('slider', { name: 'α, weight on performance' })

test.beforeEach(async ({ page }) => {
  await page.goto('#v=2&task=atlas')
  await expect(table(page)).toBeVisible()
})

test('ranks the routers by utility and follows the sliders', async ({ page }) => {
  const before = await rows(page)
  const utilities = before.map(utilityOf)
  expect(utilities).toEqual([...utilities].sort((a, b) => b - a))
  expect(before[0]?.[0]).toContain('Oracle')
  await expect(front(page).getByText('best', { exact: true })).toHaveCount(1)

  await alpha(page).fill('1')
  await expect(front(page).getByRole('status')).toContainText('At α 1.00 and β .00')
  const after = await rows(page)
  expect(after.map(utilityOf)).not.toEqual(utilities)
  // With no weight on cost, a router is worth its quality, which is written with one digit less.
  for (const row of after) {
    expect(Math.abs(utilityOf(row) - Number(row[1]))).toBeLessThan(0.0061)
  }
})

test('says in words whether a learned router beats the controls', async ({ page }) => {
  await expect(front(page).getByRole('status')).toContainText(
    /Perf and Cost predictor (beats|does not beat|is not shown to beat|does exactly)/,
  )
})

test('picks a router from the table and from the chart', async ({ page }) => {
  const router = page.getByRole('combobox', { name: 'Router' })
  await table(page).getByRole('button', { name: 'All Weak' }).click()
  await expect(router).toHaveValue('all-weak')
  await page.mouse.click(...(await markOf(page, 'all-strong')))
  await expect(router).toHaveValue('all-strong')
  await expect(table(page).locator('[aria-current="true"]')).toContainText('All Strong')
})

test('the sentence goes along while a point is dragged', async ({ page }) => {
  const said = front(page).getByRole('status')
  const settled = /does exactly|interval/
  await expect(said).toContainText(settled)
  // While recordings and curves still arrive, the chart may be laid out anew under the pointer.
  await expect(async () => {
    const to = await markOf(page, 'all-strong')
    const from = await markOf(page, 'policy')
    await page.mouse.move(...from)
    await page.mouse.down()
    const seen = new Set<string>()
    for (let move = 1; move <= 40; move += 1) {
      await page.mouse.move(...toward(from, to, move / 40))
      seen.add((await said.textContent()) ?? '')
    }
    await page.mouse.up()
    expect(seen.size).toBeGreaterThan(3)
  }).toPass()
  await expect(said).toContainText(settled)
})

test('drags the policy along its curve', async ({ page }) => {
  const before = Number(await alpha(page).inputValue())
  // While recordings and curves still arrive, the chart may be laid out anew under the pointer.
  await expect(async () => {
    await page.mouse.move(...(await markOf(page, 'policy')))
    await page.mouse.down()
    await page.mouse.move(...(await markOf(page, 'all-strong')), { steps: 5 })
    await page.mouse.up()
    expect(Number(await alpha(page).inputValue())).toBeGreaterThan(before)
  }).toPass()
})

test('shows intervals and dollars on demand', async ({ page }) => {
  const bars = front(page).locator('[data-part="bar"][d*="M"]')
  await expect(bars).toHaveCount(0)
  await front(page).getByRole('button', { name: '95% intervals' }).click()
  await expect(table(page).getByRole('row').nth(1)).toContainText('±')
  await expect(bars).not.toHaveCount(0)
  await front(page).getByRole('button', { name: 'Cost in $' }).click()
  await expect(table(page).getByRole('row').nth(1)).toContainText('$')
  await expect(front(page).getByText('mean cost per 1,000 questions →')).toBeVisible()
})

test('paints the cloud, and explains the mark under the pointer', async ({ page }) => {
  const canvas = front(page).locator('canvas').first()
  await expect
    .poll(() =>
      canvas.evaluate((element) => {
        if (!(element instanceof HTMLCanvasElement)) return 0
        const pixels = element.getContext('2d')?.getImageData(0, 0, element.width, element.height)
        return pixels?.data.filter((value, i) => i % 4 === 3 && value > 0).length ?? 0
      }),
    )
    .toBeGreaterThan(1000)
  await page.mouse.move(...(await markOf(page, 'oracle')))
  await expect(front(page).getByText('no router can do better')).toBeVisible()
})

test('keeps its labels apart', async ({ page }) => {
  const overlaps = await front(page)
    .locator('[data-part="label"][visibility="visible"]')
    .evaluateAll((labels) => {
      const boxes = labels.map((label) => label.getBoundingClientRect())
      return boxes.flatMap((a, i) =>
        boxes
          .slice(i + 1)
          .filter(
            (b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
          ),
      ).length
    })
  expect(overlaps).toBe(0)
})

test('where every price is zero the cost axis has one cost, and nothing is below it', async ({
  page,
}) => {
  await page.goto('./#v=2&prices=0,0,0,0')
  await expect(front(page).getByRole('table', { name: 'Operating points' })).toBeVisible()
  await expect(front(page).getByText('mean cost, 0 to 1 →')).toBeVisible()
  const frame = front(page).getByRole('img', { name: 'Mean quality against mean cost' })
  const ticks = frame.locator('[text-anchor="middle"]')
  await expect(ticks).toHaveText(['.0'])
  await front(page).getByRole('button', { name: 'Cost in $' }).click()
  await expect(ticks).toHaveText(['$0'])
  await expect(page.getByRole('main')).not.toContainText(/NaN|Infinity/)
})

test('where nothing has a weight no router is called best', async ({ page }) => {
  await page.goto('./#v=2&link=0&a=0&b=0')
  await expect(front(page).getByText('every router is worth the same')).toBeVisible()
  await expect(front(page).getByText('best', { exact: true })).toHaveCount(0)
  await expect(front(page).getByText(/best control/)).toHaveCount(0)
})
