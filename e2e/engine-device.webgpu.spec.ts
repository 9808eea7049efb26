import { expect, test } from '@playwright/test'
import { modelId } from '../src/core/episode/step.ts'
import { serveHarness } from './engine-harness/site.ts'

const id = modelId('yard-500k')

let site: Awaited<ReturnType<typeof serveHarness>>
test.beforeAll(async () => {
  site = await serveHarness()
})
test.afterAll(() => site.close())

test('a graphics device that is lost: the run fails in plain words, and the next writes the same', async ({
  page,
}) => {
  test.setTimeout(300_000)
  page.on('worker', (worker) =>
    worker.evaluate(() => {
      const { requestDevice } = GPUAdapter.prototype
      GPUAdapter.prototype.requestDevice = async function (...wanted) {
        return Object.assign(self, { device: await requestDevice.apply(this, wanted) }).device
      }
    }),
  )
  await page.goto(site.url)
  const write = () =>
    page.evaluate(async (id) => {
      const { engine } = window.harness
      const prompt = [{ by: 'context', text: 'Thought:' }] as const
      const request = { modelId: id, prompt, maxTokens: 2, decoding: { type: 'greedy' } } as const
      try {
        for await (const event of engine.complete(request)) {
          if (event.type === 'completion') return event.completion.text
        }
      } catch (error) {
        return (error as Error).message
      }
    }, id)
  await page.evaluate((id) => window.harness.engine.load(id).then(() => {}), id)
  const before = await write()
  await page.workers()[0]?.evaluate(() => {
    ;(self as unknown as { device: GPUDevice }).device.destroy()
  })
  const after = [await write(), await write()]
  expect(after).toContain(before)
  // Either a run met the loss, or the engine had heard of it before.
  expect(['The graphics device was lost', before]).toContain(after[0])
  expect(await page.evaluate(() => window.harness.statuses.map(({ rung }) => rung))).toEqual([
    'webgpu',
    'webgpu',
  ])
})
