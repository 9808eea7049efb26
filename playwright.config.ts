import { defineConfig, devices } from '@playwright/test'
import { findChromium } from './scripts/chromium.mjs'

// Two runs on one machine must not meet: the workers inherit the first process's choice.
// Browsers refuse some ports, 5060 and 5061 among them.
process.env.E2E_PORT ??= String(4200 + (process.pid % 800))
const port = process.env.E2E_PORT

const chromium = (...args: readonly string[]) => ({
  launchOptions: {
    executablePath: findChromium(),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...args],
  },
})

/** Software-rendered WebGPU: the real path, slowly, on a machine without a graphics card. */
const swiftShader = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-features=Vulkan',
]

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  fullyParallel: false,
  use: { baseURL: `http://localhost:${port}/`, trace: 'retain-on-failure' },
  webServer: {
    command: `node scripts/serve.mjs dist ${port}`,
    url: `http://localhost:${port}/`,
  },
  // A spec runs in `wasm`, a headless Chromium without an adapter, unless its name says otherwise.
  projects: [
    {
      name: 'wasm',
      testIgnore: /[.](webgpu|offline|mobile)[.]spec[.]ts$/,
      use: { ...devices['Desktop Chrome'], ...chromium() },
    },
    {
      name: 'webgpu',
      testMatch: /([.]webgpu|engine)[.]spec[.]ts$/,
      use: { ...devices['Desktop Chrome'], ...chromium(...swiftShader) },
    },
    {
      name: 'offline',
      testMatch: /[.]offline[.]spec[.]ts$/,
      use: { ...devices['Desktop Chrome'], ...chromium() },
    },
    {
      name: 'mobile',
      testMatch: /[.]mobile[.]spec[.]ts$/,
      use: {
        ...devices['Desktop Chrome'],
        ...chromium(),
        viewport: { width: 360, height: 740 },
        hasTouch: true,
        isMobile: true,
      },
    },
  ],
})
