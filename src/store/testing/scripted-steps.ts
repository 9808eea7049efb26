/** A small forest of Ledger for tests, played by scripts in place of models: every model at every step. */
import { EpisodeFiller } from '../../core/episode/fill.ts'
import { FOREST_VERSION, type Forest, parseForest } from '../../core/episode/forest.ts'
import { TextTable } from '../../core/episode/forest-trees.ts'
import type { Write } from '../../core/episode/runner.ts'
import { ColumnWriter } from '../../core/episode/state-graph.ts'
import { createRng } from '../../core/random.ts'
import type { Pool } from '../../core/routing/arms.ts'
import { workOut } from '../../core/tasks/ledger/arithmetic.ts'
import { ledger } from '../../core/tasks/ledger/ledger.ts'
import { answerText, lineText } from '../../core/tasks/ledger/prompts.ts'
import { type Question, SPLITS, splitIds } from '../../core/tasks/task.ts'
import { millis, tokens } from '../../core/units.ts'

const SHA = '0'.repeat(64)

/** Three lines and an answer, which the dearest model gets right; how sure each is, is drawn. */
function scriptedWrite({ id, answer }: Question, pool: Pool): Write {
  return async function* (model, prompt) {
    const rng = createRng(`${id}:${model}:${prompt.map(({ text }) => text)}`)
    const lines = prompt.filter(({ by }) => by === 'solver').length
    const place = pool.indexOf(model)
    const text =
      lines < 3
        ? lineText('Count', workOut(lines + 1, '+', rng() < 0.5 ? place : 0))
        : answerText(place === pool.length - 1 ? answer : '0')
    const length = prompt.reduce((sum, segment) => sum + segment.text.length, 0)
    yield {
      type: 'completion',
      completion: {
        text,
        tokensIn: tokens(length),
        tokensOut: tokens(text.length),
        latency: millis(90),
        meanLogProb: -rng(),
        firstTokenEntropy: rng() * 2,
        stop: 'end',
      },
    }
  }
}

/** Plays `count` questions of each split by every model of `pool` at every step. */
export const scriptedSteps = async (pool: Pool, count: number): Promise<Forest> =>
  parseForest(await scriptedStepsFile(pool, count), 'The scripted forest')

/** The same as a forest file's value. */
export async function scriptedStepsFile(pool: Pool, count: number): Promise<unknown> {
  const table = new TextTable()
  const columns = new ColumnWriter()
  const questions: unknown[] = []
  for (const split of SPLITS) {
    for (const id of splitIds(ledger, split).slice(0, count)) {
      const question = ledger.question(id)
      const filler = new EpisodeFiller(ledger.begin(id), pool, scriptedWrite(question, pool))
      await filler.runAll()
      columns.add(
        filler.graph((text) => table.add(text)),
        (text) => text,
      )
      questions.push({ id, kind: question.kind, outcomes: null, predictions: null })
    }
  }
  return {
    format: 'switchyard-forest',
    version: FOREST_VERSION,
    task: ledger.id,
    backend: 'scripted',
    models: pool.map((id) => ({ id, sha256: SHA, parameters: 700_000, bytes: 1_400_000 })),
    roles: ledger.roles,
    policy: null,
    texts: table.texts,
    questions,
    graphs: columns.columns,
  }
}
