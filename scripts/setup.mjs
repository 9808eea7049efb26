// What `npm start` and `npm test` share: they run on a bare clone, so nothing here needs a dependency.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * Runs a command in the repository root, its output shown.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 * @returns {boolean} whether it ended well
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
 * Runs a program of an installed package with this Node.
 * @param {string} path inside node_modules
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
export const runTool = (path, args, env) =>
  run(process.execPath, [join('node_modules', path), ...args], env)

/** Installs exactly what the lock file says, unless that was done before. */
export function ensureInstalled() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const hash = createHash('sha256').update(lock).digest('hex')
  const stamp = join(root, 'node_modules', '.lock-sha256')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  const npm = process.env.npm_execpath
  const args = ['ci', '--ignore-scripts']
  const ok = npm ? run(process.execPath, [npm, ...args]) : run('npm', args)
  if (!ok) throw new Error('npm ci failed')
  writeFileSync(stamp, hash)
}
