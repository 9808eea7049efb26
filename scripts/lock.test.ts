import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const lock: {
  readonly packages: Readonly<Record<string, { version?: string; resolved?: string }>>
} = JSON.parse(readFileSync('package-lock.json', 'utf8'))

// npm, when it rewrites this file, may drop the versions of packages for other platforms: `npm ci`
// then fails on a bare clone. `npm install --package-lock-only` in an empty folder makes it whole.
it('locks a version of every package, from whichever registry one has', () => {
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '')
  expect(packages.filter(([, { version }]) => !version).map(([path]) => path)).toEqual([])
  expect(packages.filter(([, { resolved }]) => resolved).map(([path]) => path)).toEqual([])
})
