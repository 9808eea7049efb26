// `npm run fuzz -- N`: runs every fuzzer with N inputs instead of the usual number.
import { runTool } from './setup.mjs'

const runs = Number(process.argv[2] ?? 100_000)
if (!Number.isInteger(runs) || runs < 1) {
  console.error('Usage: npm run fuzz -- N, where N is the number of inputs per fuzzer')
  process.exit(1)
}
const ok = runTool('vitest/vitest.mjs', ['run', '.fuzz.'], { FUZZ_RUNS: String(runs) })
process.exitCode = ok ? 0 : 1
