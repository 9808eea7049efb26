import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * The path of a Chromium: the CHROMIUM variable, else the first one on PATH; undefined if there is none.
 * @returns {string | undefined}
 */
export function findChromium() {
  const places = (process.env.PATH ?? '').split(delimiter)
  const candidates = [
    process.env.CHROMIUM,
    ...names.flatMap((name) => places.map((place) => join(place, name))),
  ]
  return candidates.find((path) => path !== undefined && isExecutable(path))
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The path of a Chromium, which is installed with apt if there is none and this process may do so. */
export function ensureChromium() {
  const found = findChromium()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    spawnSync('apt-get', ['update'], { stdio: 'inherit' })
    spawnSync('apt-get', ['install', '-y', 'chromium'], { stdio: 'inherit' })
    const installed = findChromium()
    if (installed) return installed
  }
  throw new Error('Found no Chromium. Install one, or set CHROMIUM to the path of its executable.')
}
