/**
 * Writes what HAPS learns from: `npm run haps-data -- --out FILE [--train 4000] [--validation 400]`. A line per question of Atlas:
 * its split, text, passages and answer, the routing prompt for the specialists' pool, the expert's turns, and what came of every
 * assignment if that is recorded (quality, US dollars). Beyond the sizes of
 * the recorded splits it makes more questions with the names of the same split; of the test split it takes only the recorded ones.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { poolOf } from '../src/core/pool/pool.ts'
import { createRng } from '../src/core/random.ts'
import { routingPrompt } from '../src/core/routing/routing-prompt.ts'
import { learnt, writeEpisode } from '../src/core/tasks/atlas/corpus.ts'
import { studentTurn, teacherTurn } from '../src/core/tasks/atlas/expert.ts'
import { atlasInfo } from '../src/core/tasks/atlas/info.ts'
import { createAtlasItem } from '../src/core/tasks/atlas/question.ts'
import { questionId, SPLITS } from '../src/core/tasks/task.ts'
import { readForest, recordingOf, SHIPPED } from './pool.ts'

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'models/recipes/build/haps/questions.jsonl' },
    pool: { type: 'string', default: 'atlas-specialists' },
    train: { type: 'string', default: '4000' },
    validation: { type: 'string', default: '400' },
  },
})

const { models } = poolOf(SHIPPED, values.pool)
const sizes = {
  train: Number(values.train),
  validation: Number(values.validation),
  test: atlasInfo.splitSizes.test,
}

const recorded = new Map(
  recordingOf(readForest(values.pool)).cases.map(({ questionId, graph, costs }) => [
    questionId,
    { perf: [...graph.score], cost: [...costs] },
  ]),
)
const lines = SPLITS.flatMap((split) =>
  Array.from({ length: sizes[split] }, (_, number) => {
    const id = questionId(atlasInfo.id, { type: 'split', split, number })
    const item = createAtlasItem(id, id, split)
    const { kind, text, answer, passages } = item.question
    const { segments } = writeEpisode(item, createRng(id), {
      student: (read, rng) => learnt(studentTurn({ item, read }, rng, false)),
      teacher: (read, rng) => learnt(teacherTurn({ item, read }, rng, 0)),
    })
    const prompt = routingPrompt(text, models)
    const outcomes = recorded.get(id) ?? null
    return JSON.stringify({ id, split, kind, text, answer, passages, prompt, segments, outcomes })
  }),
)
mkdirSync(path.dirname(values.out), { recursive: true })
writeFileSync(values.out, `${lines.join('\n')}\n`)
