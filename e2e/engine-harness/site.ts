import { join } from 'node:path'
import { build } from 'vite'
import { serve } from '../../scripts/serve.mjs'

const root = join(import.meta.dirname, '..', '..')

/** Serves a page with the engine alone, under a path, as any static host might. */
export const serveHarness = async () => serve({ root: await buildHarness(), base: '/some/path/' })

/** Builds that page and returns its folder. */
export async function buildHarness(): Promise<string> {
  const out = join(root, '.cache', 'engine-harness')
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: import.meta.dirname,
    logLevel: 'error',
    build: { outDir: out, emptyOutDir: true },
  })
  return out
}
