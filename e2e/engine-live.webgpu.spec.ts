import { expect, test } from '@playwright/test'

test('a graphics device that is lost: the run goes on by itself, and says so in plain words', async ({
  page,
}) => {
  test.setTimeout(400_000)
  // The first worker is kept from its model until its devices are watched.
  let release = () => {}
  const ready = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/tokenizer.json', async (route) => {
    await ready
    await route.continue()
  })
  const started = page.waitForEvent('worker')
  await page.goto('#v=2&r=all-weak')
  const episode = page.getByRole('region', { name: 'Episode' })
  await episode.getByRole('button', { name: 'Run live' }).click()
  const worker = await started
  await worker.evaluate(() => {
    const { requestDevice } = GPUAdapter.prototype
    GPUAdapter.prototype.requestDevice = async function (...wanted) {
      return Object.assign(self, { device: await requestDevice.apply(this, wanted) }).device
    }
  })
  release()
  await expect(episode.getByText('Live', { exact: true }).first()).toBeVisible({ timeout: 200_000 })
  await worker.evaluate(() => (self as unknown as { device: GPUDevice }).device.destroy())
  const notice = page.getByRole('status').filter({ hasText: 'The run goes on' })
  await expect(notice).toContainText('The graphics device was lost', { timeout: 100_000 })
  await expect(page.getByText(/onnxruntime|OrtRun|ERROR_CODE/)).toHaveCount(0)
  await expect(episode.getByRole('alert')).toHaveCount(0)
})
