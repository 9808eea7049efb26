import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

interface Locked {
  readonly version?: string
  readonly resolved?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
const lock: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
)
const packages = Object.entries(lock.packages).filter(([path]) => path !== '')

it('locks a version of every package without naming a registry', () => {
  expect(packages.filter(([, { version }]) => !version).map(([path]) => path)).toEqual([])
  expect(packages.filter(([, { resolved }]) => resolved).map(([path]) => path)).toEqual([])
})

// If this fails, run `node scripts/complete-lock.mjs`.
it('locks the binaries of every platform', () => {
  const missing = packages.flatMap(([, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages.some(([path]) => path.endsWith(`node_modules/${name}`)),
    ),
  )
  expect(missing).toEqual([])
})
