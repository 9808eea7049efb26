import { join } from 'node:path'
import { build } from 'vite'
import { serve } from '../../scripts/serve.mjs'

const root = join(import.meta.dirname, '..', '..')

/** The engine on a page of its own, under a path of its own, as any static host may serve it. */
export async function serveHarness() {
  const out = join(root, '.cache', 'engine-harness')
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: import.meta.dirname,
    logLevel: 'error',
    build: { outDir: out, emptyOutDir: true },
  })
  return serve({ root: out, base: '/some/path/' })
}
