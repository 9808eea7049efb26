/** Expert episodes as training data: the segments that the prompt builders of the protocol write, each with a loss weight. */
import { createRng } from '../../random.ts'
import type { CorpusEpisode, CorpusSegment } from '../corpus.ts'
import { type ExpertView, studentTurn, teacherTurn } from './expert.ts'
import { atlasProtocol } from './protocol.ts'
import { createAtlasItem, type KindMix } from './question.ts'

// Models learn to compare last, and from one token per episode, so the corpus has more comparisons than the questions do.
export const CORPUS_MIX: KindMix = { bridge: 0.35, comparison: 0.35 }

/** The expert's episode for a corpus seed. Its names come from the corpus partition, which no question shares. */
export function createCorpusEpisode(seed: string): CorpusEpisode {
  const item = createAtlasItem(seed, seed, 'corpus', CORPUS_MIX)
  const rng = createRng(`expert:${seed}`)
  const segments: CorpusSegment[] = []
  const read: string[] = []
  let written = 0
  let mayErr = true
  let state = atlasProtocol.start(item.question)
  for (;;) {
    const turn = atlasProtocol.turn(state)
    if (turn.type === 'verdict') break
    const view: ExpertView = { item, read }
    const { text, mistake } =
      turn.role === 'student' ? studentTurn(view, rng, mayErr) : teacherTurn(view, rng)
    // There is one spare search: after a second mistake the question could not be answered.
    if (mistake && turn.role === 'student') mayErr = false
    for (const segment of turn.prompt.slice(written)) segments.push({ text: segment.text, loss: 0 })
    segments.push({ text, loss: mistake ? 0 : 1, turn: turn.name })
    const accepted = atlasProtocol.accept(state, text)
    state = accepted.state
    // The transcript is emitted up to this completion; the next turn continues from here.
    written = turn.prompt.length + 1
    const { observation } = accepted.parsed
    if (turn.role === 'student') read.push(observation?.type === 'passage' ? observation.title : '')
  }
  return { kind: item.question.kind, segments }
}
