/** Expert episodes as training data: the segments that the prompt builders of the protocol write, each with a loss weight. */
import { createRng, type Rng } from '../../random.ts'
import type { CorpusEpisode, CorpusSegment } from '../corpus.ts'
import { type ExpertTurn, type ExpertView, studentTurn, teacherTurn } from './expert.ts'
import { atlasProtocol } from './protocol.ts'
import { type AtlasItem, createAtlasItem, type KindMix } from './question.ts'

// Models learn to compare last, and from one token per episode, so the corpus has more comparisons than the questions do.
export const CORPUS_MIX: KindMix = { bridge: 0.35, comparison: 0.35 }

/** The expert's episode for a corpus seed. Its names come from the corpus partition, which no question shares. */
export function createCorpusEpisode(seed: string): CorpusEpisode {
  const item = createAtlasItem(seed, seed, 'corpus', CORPUS_MIX)
  return writeEpisode(item, createRng(`expert:${seed}`), {
    student: (read, rng, mayErr) => learnt(studentTurn({ item, read }, rng, mayErr)),
    teacher: (read, rng) => learnt(teacherTurn({ item, read }, rng)),
  })
}

export interface WrittenTurn extends ExpertTurn {
  /** The loss weight of its tokens. */
  readonly loss: number
  /** Whether the row ends after it. */
  readonly last?: boolean
}

/** The two who play an episode of the corpus. Each sees the titles read so far. */
export interface Players {
  readonly student: (read: ExpertView['read'], rng: Rng, mayErr: boolean) => WrittenTurn
  readonly teacher: (read: ExpertView['read'], rng: Rng) => WrittenTurn
}

/** A turn to imitate; if it is a deliberate mistake, only to read. */
export const learnt = (turn: ExpertTurn): WrittenTurn => ({ ...turn, loss: turn.mistake ? 0 : 1 })

/** Plays a question to its end, or to the last turn that is worth a row. */
export function writeEpisode(
  { question }: AtlasItem,
  rng: Rng,
  { student, teacher }: Players,
): CorpusEpisode {
  const segments: CorpusSegment[] = []
  const read: string[] = []
  let written = 0
  let mayErr = true
  let state = atlasProtocol.start(question)
  for (;;) {
    const turn = atlasProtocol.turn(state)
    if (turn.type === 'verdict') break
    const { text, mistake, loss, last } =
      turn.role === 'student' ? student(read, rng, mayErr) : teacher(read, rng)
    // There is one spare search: after a second mistake the question could not be answered.
    if (mistake && turn.role === 'student') mayErr = false
    for (const segment of turn.prompt.slice(written)) segments.push({ text: segment.text, loss: 0 })
    segments.push({ text, loss, turn: turn.name })
    if (last) break
    const accepted = atlasProtocol.accept(state, text)
    state = accepted.state
    // The transcript is emitted up to this completion; the next turn continues from here.
    written = turn.prompt.length + 1
    const { observation } = accepted.parsed
    if (turn.role === 'student') read.push(observation?.type === 'passage' ? observation.title : '')
  }
  return { kind: question.kind, segments }
}
