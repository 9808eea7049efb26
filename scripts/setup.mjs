// Shared by `npm start` and `npm test`. They run in a fresh clone, so nothing here may need a dependency.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * Runs a command in the repository root and shows its output.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 * @returns {boolean} whether it succeeded
 */
export function run(command, args, env = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  return done.status === 0
}

/**
 * Runs a script of an installed package with the current Node.
 * @param {string} path inside node_modules
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
export const runTool = (path, args, env) =>
  run(process.execPath, [join('node_modules', path), ...args], env)

/** Installs exactly what the lock file lists, unless that was done before. */
export function ensureInstalled() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const hash = createHash('sha256').update(lock).digest('hex')
  const stamp = join(root, 'node_modules', '.lock-sha256')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  const npm = process.env.npm_execpath
  const args = ['ci', '--ignore-scripts']
  const ok = npm ? run(process.execPath, [npm, ...args]) : run('npm', args)
  if (!ok) throw new Error('npm ci failed; its output above says why')
  writeFileSync(stamp, hash)
}
