/** A small forest of Ledger for tests, played by scripts in place of models: every model at every step. */
import type { Pool } from '../../core/episode/arm.ts'
import type { Write } from '../../core/episode/runner.ts'
import { type Forest, type ForestFile, parseForest } from '../../core/forest/forest.ts'
import { createRng } from '../../core/random.ts'
import { workOut } from '../../core/tasks/ledger/arithmetic.ts'
import { ledger } from '../../core/tasks/ledger/ledger.ts'
import { answerText, lineText } from '../../core/tasks/ledger/prompts.ts'
import { type Question, SPLITS, splitIds } from '../../core/tasks/task.ts'
import { playForest } from '../../core/testing/played-forest.ts'
import { millis, tokens } from '../../core/units.ts'

/** Three lines and an answer, which the dearest model gets right; confidences are drawn at random. */
function scriptedWrite({ id, answer }: Question, pool: Pool): Write {
  return async function* ({ models }, prompt) {
    const model = models.solver!
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
export async function scriptedStepsFile(pool: Pool, count: number): Promise<ForestFile> {
  const played = SPLITS.flatMap((split) =>
    splitIds(ledger, split)
      .slice(0, count)
      .map((id) => {
        const question = ledger.question(id)
        const write = scriptedWrite(question, pool)
        return { id, kind: question.kind, episode: ledger.begin(id), write }
      }),
  )
  const { id, roles } = ledger
  return (await playForest({ task: id, pool, roles }, played)).file
}
