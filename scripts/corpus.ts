/** Writes a model's training corpus: `npm run corpus -- --mix atlas --out DIR [--rows N] [--seed S]`. */
import { once } from 'node:events'
import { createWriteStream, mkdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { MIXES, writeRow } from './corpus-mixes.ts'

const { values } = parseArgs({
  options: {
    mix: { type: 'string', default: 'atlas' },
    out: { type: 'string', default: 'build/corpus' },
    rows: { type: 'string', default: '60000' },
    validation: { type: 'string', default: '600' },
    seed: { type: 'string', default: '1' },
  },
})
const mix = MIXES[values.mix]
if (!mix) {
  throw new Error(`There is no mix "${values.mix}"; choose one of ${Object.keys(MIXES).join(', ')}`)
}

async function write(name: string, rows: number): Promise<void> {
  const file = createWriteStream(path.join(values.out, `${name}.jsonl`))
  for (let k = 0; k < rows; k++) {
    const line = JSON.stringify(writeRow(mix!, `${name}:${values.seed}:${k}`, k))
    if (!file.write(`${line}\n`)) await once(file, 'drain')
    if ((k + 1) % 5000 === 0) process.stderr.write(`${name}: ${k + 1} of ${rows} rows\n`)
  }
  file.end()
  await once(file, 'finish')
}

mkdirSync(values.out, { recursive: true })
await write('train', Number(values.rows))
await write('validation', Number(values.validation))
