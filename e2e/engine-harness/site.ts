import { join } from 'node:path'
import { build } from 'vite'
import { serve } from '../../scripts/serve.mjs'

const root = join(import.meta.dirname, '..', '..')

/** The engine on a page of its own, under a path of its own, as any static host may serve it. */
export const serveHarness = async () => serve({ root: await buildHarness(), base: '/some/path/' })

/** Builds that page; returns its folder. */
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
