import { expect, it } from 'vitest'
import { armOf, armsOf } from '../episode/arm.ts'
import type { Write } from '../episode/runner.ts'
import { completionOf } from '../episode/runner.ts'
import { quiz } from '../tasks/quiz/quiz.ts'
import { POOL } from '../testing/arbitraries.ts'
import { playForest } from '../testing/played-forest.ts'
import { millis, tokens } from '../units.ts'
import { parseForest } from './forest.ts'
import { writeAgain } from './write-again.ts'

const ID = 'quiz/train/0'
const RUNS_AWAY = 'and so on, '.repeat(20)

/** The large model runs away as a Student, up to the limit; a word is a token. */
function writer(limit: number): { readonly write: Write; readonly asked: string[] } {
  const asked: string[] = []
  const write: Write = async function* ({ models }, prompt) {
    const [model] = Object.values(models)
    const cue = prompt.at(-1)?.text ?? ''
    const student = !cue.includes('Teacher')
    asked.push(`${model} ${prompt.length}`)
    const whole = student
      ? model === POOL[1]
        ? RUNS_AWAY
        : ' Rationale: It is so.\nChoice: A'
      : ' Feedback: It is so.\nSubmit: 1'
    const words = whole.split(' ')
    const cut = words.length > limit
    const completion = {
      text: cut ? words.slice(0, limit).join(' ') : whole,
      tokensIn: tokens(10),
      tokensOut: tokens(Math.min(limit, words.length)),
      latency: millis(1),
      meanLogProb: -0.5,
      firstTokenEntropy: 0.25,
      stop: cut ? ('length' as const) : ('end' as const),
    }
    yield { type: 'completion', completion }
  }
  return { write, asked }
}

const played = (write: Write) =>
  playForest({ task: quiz.id, pool: POOL, roles: quiz.roles }, [
    { id: ID, kind: 'x', episode: quiz.begin(ID), write },
  ])

it('records what running every model would, and runs only what the lower limit changes', async () => {
  const { file } = await played(writer(40).write)
  const afresh = writer(20)
  const { file: wanted } = await played(afresh.write)
  const again = writer(20)
  const forest = parseForest(file, 'the test')
  const { file: got } = await played(writeAgain(forest, ID, quiz.begin(ID), again.write))
  expect(got).toEqual(wanted)
  expect(again.asked.length).toBeGreaterThan(0)
  expect(again.asked.length).toBeLessThan(afresh.asked.length)
})

it('runs a model where a completion is longer than the new limit, though it ended of itself', async () => {
  const { write } = writer(40)
  const { file } = await played(write)
  const forest = parseForest(file, 'the test')
  const { turn } = quiz.begin(ID)
  if (turn.type === 'verdict') throw new Error('the episode is over')
  const other: Write = async function* (arm, prompt) {
    for await (const event of write(arm, prompt, 1)) {
      if (event.type !== 'completion') continue
      yield { type: 'completion', completion: { ...event.completion, text: 'run' } }
    }
  }
  const said = async (limit: number) =>
    completionOf(
      writeAgain(
        forest,
        ID,
        quiz.begin(ID),
        other,
      )(armOf({ student: POOL[0]! }), turn.prompt, limit),
    )
  const { text, tokensOut } = await said(40)
  expect(text).not.toBe('run')
  expect((await said(tokensOut)).text).toBe(text)
  expect((await said(tokensOut - 1)).text).toBe('run')
  expect(armsOf(POOL, ['student'])).toHaveLength(2)
})
