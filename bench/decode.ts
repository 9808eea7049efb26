/** Tokens per second of each model on each backend, with ONNX Runtime's native build measured alongside for comparison. */
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { build } from 'vite'
import { SHIPPED } from '../scripts/pool.ts'
import { serve } from '../scripts/serve.mjs'
import type { Prompt } from '../src/core/episode/prompt.ts'
import type { ModelId } from '../src/core/episode/step.ts'
import { poolOf } from '../src/core/pool/pool.ts'
import { atlas } from '../src/core/tasks/atlas/atlas.ts'
import { shippedTasks } from '../src/core/tasks/registry.ts'
import { splitIds } from '../src/core/tasks/task.ts'
import type { Backend, CompletionRequest, Engine } from '../src/engine/engine.ts'
import { createNodeEngine } from '../src/engine/node-engine.ts'
import type { Bench } from './bench.ts'
import { withBrowser } from './browser.ts'
import { languageModels, root } from './models.ts'
import { median, rounded } from './statistics.ts'
import { type Timed, timeCompletion } from './timed-completion.ts'

const rounds = 5

const flags: Readonly<Record<Exclude<Backend, 'native'>, readonly string[]>> = {
  wasm: [],
  // Rendered in software: this shows that the backend works, not how fast a graphics card would be.
  webgpu: [
    '--enable-unsafe-webgpu',
    '--use-webgpu-adapter=swiftshader',
    '--enable-features=Vulkan',
  ],
}

export const decode: Bench = {
  name: 'decode',
  async run(_, report) {
    const modelIds = languageModels()
    const native = createNodeEngine(root)
    const site = await serveEngine()
    try {
      await withBrowser(flags.wasm, (wasm) =>
        withBrowser(flags.webgpu, async (webgpu) => {
          for (const id of modelIds) {
            const runners = {
              native: await nativeRunner(native, id),
              wasm: await pageRunner(wasm, site.url, id, 'wasm'),
              webgpu: await pageRunner(webgpu, site.url, id, 'webgpu'),
            }
            const timed: Record<Backend, Timed[]> = { native: [], wasm: [], webgpu: [] }
            for (const prompt of await promptsFor(id)) {
              for (const backend of ['native', 'wasm', 'webgpu'] as const) {
                const maxTokens = backend === 'webgpu' ? 6 : 48
                const request: CompletionRequest = {
                  modelId: id,
                  prompt,
                  maxTokens,
                  decoding: { type: 'greedy' },
                }
                timed[backend].push(await runners[backend](request))
              }
            }
            for (const [backend, all] of Object.entries(timed)) {
              const rates = all
                .map(({ tokensPerSecond }) => tokensPerSecond)
                .filter(Number.isFinite)
              const rate = median(rates)
              const wait = median(all.map(({ firstToken }) => firstToken))
              const name = `${id}, ${backend === 'webgpu' ? 'webgpu (SwiftShader)' : backend}`
              report({ metric: `${name}: decode`, value: rounded(rate), unit: 'tokens/s' })
              report({ metric: `${name}: first token`, value: rounded(wait, 0), unit: 'ms' })
            }
          }
        }),
      )
    } finally {
      await native.dispose()
      await site.close()
    }
  },
}

/**
 * Opening turns of test questions, a different one per round, so that no round can use the cache of another. The questions are
 * from a task that has the model in its pool; on any other the model may stop after one token, which gives no rate.
 */
async function promptsFor(model: ModelId): Promise<readonly Prompt[]> {
  const home = shippedTasks.infos.find(({ id }) => poolOf(SHIPPED, id).models.includes(model))
  const task = home ? await shippedTasks.load(home.id) : atlas
  return splitIds(task, 'test')
    .slice(0, rounds)
    .flatMap((questionId) => {
      const { turn } = task.begin(questionId)
      return turn.type === 'turn' ? [turn.prompt] : []
    })
}

type Runner = (request: CompletionRequest) => Promise<Timed>

async function nativeRunner(engine: Engine, id: ModelId): Promise<Runner> {
  await engine.load(id)
  return (request) => timeCompletion(engine, request, () => performance.now())
}

async function pageRunner(
  browser: Browser,
  url: string,
  id: ModelId,
  wanted: Backend,
): Promise<Runner> {
  const page: Page = await browser.newPage()
  await page.goto(url)
  const backend = await page.evaluate((model) => window.benchEngine.load(model), id)
  if (backend !== wanted) throw new Error(`${id} runs on ${backend}, not on ${wanted}`)
  return (request) => page.evaluate((one) => window.benchEngine.time(one), request)
}

async function serveEngine() {
  const outDir = join(root, '.cache', 'bench-engine')
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(import.meta.dirname, 'engine-page'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  })
  return serve({ root: outDir })
}
