// `npm test`: runs every check and test, even in a fresh clone, and ends with one line of counts.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { ensureInstalled, root, runTool } from './setup.mjs'

const reports = join(root, 'test-results')
const unitReport = join(reports, 'unit.json')
const e2eReport = join(reports, 'e2e.json')

const checks = /** @type {const} */ ([
  ['types', 'typescript/bin/tsc', ['--noEmit']],
  ['lint', '@biomejs/biome/bin/biome', ['check', '.']],
  [
    'import direction',
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ['src', 'scripts', 'bench', 'e2e'],
  ],
  ['unused code', 'knip/bin/knip.js', []],
])

/**
 * @param {string} name
 * @param {() => boolean} step
 */
function timed(name, step) {
  const start = performance.now()
  const ok = step()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`\n${ok ? 'ok' : 'FAILED'}: ${name} (${seconds} s)\n`)
  return ok
}

/**
 * The counts in the report of a test runner; a runner without a report counts as one failure.
 * @param {string} file
 * @param {boolean} ok
 * @param {(report: any) => { passed: number, failed: number }} read
 */
function counts(file, ok, read) {
  const found = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : undefined
  if (!found) return { passed: 0, failed: 1 }
  return { passed: found.passed, failed: ok ? found.failed : Math.max(1, found.failed) }
}

ensureInstalled()
const chromium = ensureChromium()
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

const broken = checks.filter(([name, tool, args]) => !timed(name, () => runTool(tool, args)))

const unitOk = timed('unit tests', () =>
  runTool('vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  ]),
)
const unit = counts(unitReport, unitOk, (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
}))

const buildOk = timed('build', () => runTool('vite/bin/vite.js', ['build']))
const e2eOk =
  buildOk &&
  timed('end-to-end tests', () =>
    runTool('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
      CHROMIUM: chromium,
      PLAYWRIGHT_JSON_OUTPUT_FILE: e2eReport,
    }),
  )
const e2e = counts(e2eReport, e2eOk, ({ stats }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected,
}))

const failed = broken.length + unit.failed + e2e.failed
for (const [name] of broken) console.log(`failed check: ${name}`)
console.log(`${unit.passed + e2e.passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
