/**
 * `npm run bench [-- NAME …]`: builds the page, runs all benchmarks or only the named ones, and prints one JSON object per line,
 * {bench, metric, value, unit}. Progress goes to standard error.
 */
import { join } from 'node:path'
import { build } from 'vite'
import { serve } from '../scripts/serve.mjs'
import { type Bench, Skip } from './bench.ts'
import { decision } from './decision.ts'
import { decode } from './decode.ts'
import { drag } from './drag.ts'
import { firstFigure, runLive } from './first-figure.ts'
import { dynamicProgram, memory, recorder } from './forests.ts'
import { root } from './models.ts'
import { step } from './step.ts'
import { train } from './train.ts'

const benches: readonly Bench[] = [
  firstFigure,
  runLive,
  drag,
  step,
  decode,
  recorder,
  dynamicProgram,
  memory,
  train,
  decision,
]

const wanted = process.argv.slice(2)
for (const name of wanted) {
  if (benches.some((bench) => bench.name === name)) continue
  const names = benches.map((bench) => `"${bench.name}"`).join(', ')
  console.error(`There is no benchmark "${name}"; choose from ${names}.`)
  process.exit(1)
}

console.error('building the page')
const outDir = join('.cache', 'bench')
await build({
  root,
  logLevel: 'error',
  build: { outDir, emptyOutDir: true },
})
const site = await serve({ root: join(root, outDir) })

for (const { name, run } of benches) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.error(`running: ${name}`)
  try {
    await run(site, (measurement) => console.log(JSON.stringify({ bench: name, ...measurement })))
  } catch (error) {
    if (error instanceof Skip) console.error(`${name}: skipped, ${error.message}`)
    else {
      console.error(`${name}: failed`, error)
      process.exitCode = 1
    }
  }
}
await site.close()
