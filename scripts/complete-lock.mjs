// Some registries serve the binaries of only some platforms. npm then leaves the others out of the lock file,
// and `npm ci` refuses that file everywhere. This script adds them with the exact versions that their parents require.
import { readFileSync, writeFileSync } from 'node:fs'

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openbsd', 'openharmony', 'win32']
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64']

/** @type {{ packages: Record<string, any> }} */
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
for (const parent of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`
    const words = name.split(/[-/]/)
    const os = systems.find((system) => words.includes(system))
    const cpu = processors.find((processor) => words.includes(processor))
    if (lock.packages[path] || !os || !cpu) continue
    const libc = /musl/.test(name)
      ? 'musl'
      : /gnu/.test(name) && os === 'linux'
        ? 'glibc'
        : undefined
    lock.packages[path] = {
      version,
      cpu: [cpu],
      ...(parent.dev && { dev: true }),
      ...(libc && { libc: [libc] }),
      optional: true,
      os: [os],
    }
  }
}
// Sort as npm does, so that its next run does not change the file.
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')),
)
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
