// `npm start`: installs and builds if needed, serves the build on a free port, and opens it if there is a desktop.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from './serve.mjs'
import { ensureInstalled, root, runTool } from './setup.mjs'

const sources = ['src', 'public', 'models', 'index.html', 'vite.config.ts', 'package-lock.json']

/**
 * The time of the last change under a path.
 * @param {string} path
 * @returns {number}
 */
function lastChange(path) {
  if (!existsSync(path)) return 0
  const info = statSync(path)
  if (!info.isDirectory()) return info.mtimeMs
  return readdirSync(path).reduce(
    (latest, name) => Math.max(latest, lastChange(join(path, name))),
    info.mtimeMs,
  )
}

function buildIfNeeded() {
  const built = join(root, 'dist', 'index.html')
  const changed = Math.max(...sources.map((source) => lastChange(join(root, source))))
  if (existsSync(built) && statSync(built).mtimeMs > changed) return
  if (!runTool('vite/bin/vite.js', ['build']))
    throw new Error('The build failed; its output above says why')
}

/** @param {string} url */
function openPage(url) {
  const { platform, env } = process
  const desktop = platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY
  if (!desktop || env.CI) return
  const [command, ...args] =
    platform === 'darwin'
      ? ['open', url]
      : platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url]
  // Without a program that opens the page, the printed address is enough.
  spawn(command ?? '', args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref()
}

ensureInstalled()
buildIfNeeded()
const { url } = await serve({ root: join(root, 'dist'), port: Number(process.env.PORT ?? 0) })
console.log(`Switchyard is at ${url}  (Ctrl+C ends it)`)
openPage(url)
