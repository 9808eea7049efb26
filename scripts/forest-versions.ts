import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const forests = join(import.meta.dirname, '..', 'public', 'forests')

/** Tells the page the SHA-256 of each recorded forest that is built with it, by its path under the page's base. */
export function forestVersions(): Plugin {
  return {
    name: 'switchyard-forest-versions',
    config: (_, { command }) => ({
      define: {
        // While developing, a forest may be recorded again at any time: none is kept then.
        __FOREST_VERSIONS__: JSON.stringify(command === 'build' ? versions() : {}),
      },
    }),
  }
}

const versions = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(forests).map((name) => [
      `forests/${name}`,
      createHash('sha256')
        .update(readFileSync(join(forests, name)))
        .digest('hex'),
    ]),
  )
