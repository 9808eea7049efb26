/** Writes the models' training corpus: `npm run corpus -- --out DIR [--episodes N] [--drills N] [--seed S]`. */

import { once } from 'node:events'
import { createWriteStream, mkdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createCorpusEpisode } from '../src/core/tasks/atlas/corpus.ts'
import { createDrill } from '../src/core/tasks/atlas/drill.ts'

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'build/corpus' },
    episodes: { type: 'string', default: '40000' },
    drills: { type: 'string', default: '40000' },
    validation: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
})

async function write(name: string, episodes: number, drills: number): Promise<void> {
  const file = createWriteStream(path.join(values.out, `${name}.jsonl`))
  const count = episodes + drills
  for (let k = 0; k < count; k++) {
    const drilled = Math.floor(((k + 1) * drills) / count) > Math.floor((k * drills) / count)
    const create = drilled ? createDrill : createCorpusEpisode
    const line = JSON.stringify(create(`${name}:${values.seed}:${k}`))
    if (!file.write(`${line}\n`)) await once(file, 'drain')
    if ((k + 1) % 5000 === 0) process.stderr.write(`${name}: ${k + 1} of ${count} episodes\n`)
  }
  file.end()
  await once(file, 'finish')
}

mkdirSync(values.out, { recursive: true })
await write('train', Number(values.episodes), Number(values.drills))
await write('validation', Number(values.validation), Number(values.validation))
