import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const forests = join(import.meta.dirname, '..', 'public', 'forests')

/** Builds the SHA-256 of each recorded forest into the page, by its path under the base of the page. */
export function forestVersions(): Plugin {
  return {
    name: 'switchyard-forest-versions',
    config: (_, { command }) => ({
      define: {
        // During development a forest may be recorded again at any time, so the page must not cache one.
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
