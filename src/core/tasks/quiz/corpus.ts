/** Expert episodes as training data: the segments that the prompt builders of the protocol write, each with a loss weight. */
import type { Action } from '../../episode/protocol.ts'
import { createRng, pick } from '../../random.ts'
import type { CorpusEpisode, CorpusSegment } from '../corpus.ts'
import { studentTurn, teacherTurn } from './expert.ts'
import { quizProtocol } from './protocol.ts'
import { createQuizItem, type QuizItem } from './question.ts'
import { QUIZ_SUBJECTS, subjectsOf } from './subjects.ts'

/** The question for a corpus seed, on one of the subjects (any if left out). No split shares its wording or content. */
export function createCorpusItem(seed: string, subjects?: readonly string[]): QuizItem {
  const subject = pick(
    createRng(`subject:${seed}`),
    subjects ? subjectsOf(subjects) : QUIZ_SUBJECTS,
  )
  return createQuizItem(seed, subject, { partition: 'corpus', seed, order: seed, turn: 0 })
}

/** The expert's episode for a corpus seed, on one of the subjects (any if left out). */
export function createQuizCorpus(seed: string, subjects?: readonly string[]): CorpusEpisode {
  const item = createCorpusItem(seed, subjects)
  const rng = createRng(`expert:${seed}`)
  const segments: CorpusSegment[] = []
  let written = 0
  let heard: Action = { type: 'malformed', reason: 'nothing said yet' }
  let state = quizProtocol.start(item.question)
  for (;;) {
    const turn = quizProtocol.turn(state)
    if (turn.type === 'verdict') break
    const { text, mistake } =
      turn.role === 'student' ? studentTurn(item, rng, state.round) : teacherTurn(item, heard, rng)
    for (const segment of turn.prompt.slice(written)) segments.push({ text: segment.text, loss: 0 })
    segments.push({ text, loss: mistake ? 0 : 1, turn: turn.name })
    const accepted = quizProtocol.accept(state, text)
    state = accepted.state
    heard = accepted.parsed.action
    // The transcript is emitted up to this completion; the next turn continues from here.
    written = turn.prompt.length + 1
  }
  return { kind: item.question.kind, segments }
}
