/** Writes the models' training corpus: `npm run corpus -- --out DIR [--episodes N] [--seed S]`. */

import { once } from 'node:events'
import { createWriteStream, mkdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createCorpusEpisode } from '../src/core/tasks/atlas/corpus.ts'

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'build/corpus' },
    episodes: { type: 'string', default: '40000' },
    validation: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
})

async function write(name: string, count: number): Promise<void> {
  const file = createWriteStream(path.join(values.out, `${name}.jsonl`))
  for (let k = 0; k < count; k++) {
    const line = JSON.stringify(createCorpusEpisode(`${name}:${values.seed}:${k}`))
    if (!file.write(`${line}\n`)) await once(file, 'drain')
    if ((k + 1) % 5000 === 0) process.stderr.write(`${name}: ${k + 1} of ${count} episodes\n`)
  }
  file.end()
  await once(file, 'finish')
}

mkdirSync(values.out, { recursive: true })
await write('train', Number(values.episodes))
await write('validation', Number(values.validation))
