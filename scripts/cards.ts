/**
 * Writes the cards models/<id>/README.md: `npm run cards`. Every figure is computed here from the manifest and the recorded test
 * splits, or copied from bench/results/decode.jsonl, so that a card always matches its weights.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod/mini'
import { priceOf } from '../src/core/cost/price-book.ts'
import type { Preference } from '../src/core/cost/utility.ts'
import type { ModelId } from '../src/core/episode/step.ts'
import type { Case } from '../src/core/outcomes/case.ts'
import { shippedTasks } from '../src/core/tasks/registry.ts'
import { weight } from '../src/core/units.ts'
import { policyCard } from './policy-card.ts'
import {
  describeModel,
  inSplit,
  listBook,
  manifestOf,
  type Recording,
  ROOT,
  readForest,
  recordingOf,
  SHIPPED,
} from './pool.ts'
import { interval, poolTable, poolTitle, singlesOf } from './pool-table.ts'
import { scoredRouters } from './scored-routers.ts'

const SPEED = path.join('bench', 'results', 'decode.jsonl')

const read = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8')
for (const { id } of shippedTasks.infos) await shippedTasks.load(id)
const recordings = [...SHIPPED.pools.keys()].map((id) => recordingOf(readForest(id)))

const ANY: Preference = { alpha: weight(0.5), beta: weight(0.5) }

/** The scores of one model in every role and at every step, one number per question. */
function scoresOf(recording: Recording, questions: readonly Case[], model: ModelId) {
  const singles = singlesOf(recording, scoredRouters(recording, questions, ANY))
  return singles.find((single) => single.model === model)!.scores.perf
}

/** Means and 95% intervals of one model by kind of question, for each pool that contains it. */
function scoreTables(model: ModelId): string {
  return recordings
    .filter(({ forest }) => forest.pool.includes(model))
    .map((recording) => {
      const { metric } = shippedTasks.infos.find(({ id }) => id === recording.forest.task)!
      const test = inSplit(recording.cases, 'test')
      const kinds = [...new Set(test.map(({ kind }) => kind))].sort()
      const row = (label: string, own: readonly Case[]) =>
        `| ${label} | ${own.length} | ${interval(scoresOf(recording, own, model))} |`
      return [
        `### ${poolTitle(recording)}`,
        '',
        `| questions | n | ${metric} %, 95% interval |`,
        '| --- | --- | --- |',
        row('all', test),
        ...kinds.map((kind) =>
          row(
            kind,
            test.filter((question) => question.kind === kind),
          ),
        ),
      ].join('\n')
    })
    .join('\n\n')
}

const speedLine = z.object({
  bench: z.literal('decode'),
  metric: z.string(),
  value: z.number(),
  unit: z.string(),
})

/** A row per stored precision and backend. The benchmark names a precision that does not ship "<id>-<dtype>". */
function speedTable(id: string): string {
  if (!existsSync(path.join(ROOT, SPEED))) return 'Not measured yet: `npm run bench`.'
  const shipped = Object.keys(manifestOf(id).golden).join()
  const named = new RegExp(`^${id}(?:-(?<dtype>fp32|int8|q4))?, (?<what>.*)$`)
  const rows = read(SPEED)
    .split('\n')
    .filter(Boolean)
    .map((line) => speedLine.parse(JSON.parse(line)))
    .flatMap(({ metric, value, unit }) => {
      const parts = named.exec(metric)?.groups
      return parts
        ? [`| ${parts.dtype ?? `${shipped}, shipped`} | ${parts.what} | ${value} ${unit} |`]
        : []
    })
  return ['| weights | what | median |', '| --- | --- | --- |', ...rows].join('\n')
}

/** The price per million tokens in the first pool that contains the model. */
function defaultPrice(id: ModelId): number {
  const { forest } = recordings.find(({ forest }) => forest.pool.includes(id))!
  return priceOf(listBook(forest.pool), {}, id).in
}

function card(id: ModelId): string {
  const { parameters, sha256 } = describeModel(id)
  const { files } = manifestOf(id)
  const notes = path.join('models', 'recipes', 'notes', `${id}.md`)
  return `---
license: mit
library_name: transformers.js
pipeline_tag: text-generation
---

# ${id}

A Llama-style decoder with ${parameters.toLocaleString('en')} parameters, trained from scratch on Switchyard's own corpus. It takes the turns
of Switchyard's episodes and does nothing else: it is made to be routed, not to be asked.

Default price in the playground: $${defaultPrice(id).toFixed(2)} per million tokens, in and out (from the paper's figures, not a bill).

## Files

| file | bytes | sha256 |
| --- | --- | --- |
${files.map((file) => `| ${file.path} | ${file.bytes} | \`${file.sha256}\` |`).join('\n')}

The graph takes \`input_ids\`, \`attention_mask\`, \`past_key_values.*\`, \`num_logits_to_keep\`, and \`lora_A\`, \`lora_B\`: low-rank
changes of the output projection of the last three blocks (zeros = off).

## Test scores

Full protocol, greedy, this model in every role and at every step, on the recorded test questions (weights
\`${sha256.slice(0, 12)}…\`). No test question is in the corpus. \`npm run evaluate\` repeats it on fresh ones.

${scoreTables(id)}

## Speed and precision

Written by \`npm run bench\` on a shared machine with two cores: compare rows, not machines.

${speedTable(id)}

## Corpus, training, limits

${existsSync(path.join(ROOT, notes)) ? read(notes).trim() : 'See models/recipes/README.md.'}

Licence: MIT, as the rest of the project. The corpus is generated and has no third-party text.
`
}

for (const id of new Set(recordings.flatMap(({ forest }) => forest.pool))) {
  writeFileSync(path.join(ROOT, 'models', id, 'README.md'), card(id))
}
for (const recording of recordings) {
  const { policy } = recording.forest
  if (!policy) continue
  const card = policyCard(policy.id, recording)
  writeFileSync(path.join(ROOT, 'models', policy.id, 'README.md'), card)
}
writeFileSync(path.join(ROOT, 'models', 'README.md'), poolTable(recordings))
