/**
 * Writes the cards models/<id>/README.md: `npm run cards`. Every figure is computed here from the manifest and the
 * recorded test split, or copied from bench/results/decode.jsonl, so that a card cannot drift from its weights.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { defaultPriceBook, priceOf } from '../src/core/cost/price-book.ts'
import type { RecordedQuestion } from '../src/core/episode/forest.ts'
import type { ModelId } from '../src/core/episode/step.ts'
import { bootstrapIntervals } from '../src/core/front/bootstrap.ts'
import { mean } from '../src/core/front/operating-point.ts'
import { sameAssignment } from '../src/core/routing/arms.ts'
import { EMBEDDED_PAIR, EMBEDDED_POLICY } from '../src/core/routing/embedded.ts'
import { policyCard } from './policy-card.ts'
import { describeModel, manifestOf, questionsOf, ROOT, readForest } from './pool.ts'

const SPEED = path.join('bench', 'results', 'decode.jsonl')

const read = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8')
const forest = readForest('atlas')
const test = questionsOf(forest, 'test')

const percent = (value: number): string => (100 * value).toFixed(1)

/** Mean and 95 % interval of F1 with one model in both roles. */
function scoreLine(label: string, questions: readonly RecordedQuestion[], model: ModelId): string {
  const both = { student: model, teacher: model }
  const scores = Float64Array.from(
    questions,
    ({ outcomes }) => outcomes.find((o) => sameAssignment(o.assignment, both))?.score ?? Number.NaN,
  )
  const [interval] = bootstrapIntervals([scores], 'card')
  if (!interval) throw new Error('no interval')
  const range = `${percent(interval.low)}–${percent(interval.high)}`
  return `| ${label} | ${questions.length} | ${percent(mean(scores))} | ${range} |`
}

function scoreTable(model: ModelId): string {
  const kinds = [...new Set(test.map(({ kind }) => kind))].sort()
  return [
    '| questions | n | F1 % | 95 % interval |',
    '| --- | --- | --- | --- |',
    scoreLine('all', test, model),
    ...kinds.map((kind) =>
      scoreLine(
        kind,
        test.filter((question) => question.kind === kind),
        model,
      ),
    ),
  ].join('\n')
}

const speedLine = z.object({
  bench: z.literal('decode'),
  metric: z.string(),
  value: z.number(),
  unit: z.string(),
})

/** A line a stored precision and backend; variants stand as "<id>-<dtype>" while they are measured. */
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

function card(id: ModelId, use: string): string {
  const { parameters, sha256 } = describeModel(id)
  const { files } = manifestOf(id)
  const price = priceOf(defaultPriceBook(EMBEDDED_PAIR), { student: id, teacher: id }, id)
  const notes = path.join('models', 'recipes', 'notes', `${id}.md`)
  return `---
license: mit
library_name: transformers.js
pipeline_tag: text-generation
---

# ${id}

${use} A Llama-style decoder with ${parameters.toLocaleString('en')} parameters, trained from scratch on Switchyard's own
Atlas corpus. It writes Teacher and Student turns of Atlas episodes and nothing else: it is made to be routed, not to be
asked.

Default price in the playground: $${price.in} in, $${price.out} out for a million tokens (the paper's figures, not a bill).

## Files

| file | bytes | sha256 |
| --- | --- | --- |
${files.map((file) => `| ${file.path} | ${file.bytes} | \`${file.sha256}\` |`).join('\n')}

The graph takes \`input_ids\`, \`attention_mask\`, \`past_key_values.*\`, \`num_logits_to_keep\`, and \`lora_A\`, \`lora_B\`: low-rank
changes of the output projection of the last three blocks (zeros = off).

## Test scores

Full protocol, greedy, this model as Student and Teacher, the ${test.length} test questions of the recorded forest (weights
\`${sha256.slice(0, 12)}…\`). No name of a test question stands in the corpus. \`npm run evaluate\` repeats it on fresh questions.

${scoreTable(id)}

## Speed and precision

Written by \`npm run bench\` on a shared machine with two cores: compare rows, not machines.

${speedTable(id)}

## Corpus, training, limits

${existsSync(path.join(ROOT, notes)) ? read(notes).trim() : 'See models/recipes/README.md.'}

Licence: MIT, as the rest of the project. The corpus is generated and has no third-party text.
`
}

const USES = ['The weak model of the pool.', 'The strong model of the pool.']
for (const [place, id] of EMBEDDED_PAIR.entries()) {
  writeFileSync(path.join(ROOT, 'models', id, 'README.md'), card(id, USES[place] ?? ''))
}
writeFileSync(path.join(ROOT, 'models', EMBEDDED_POLICY, 'README.md'), policyCard(forest))
