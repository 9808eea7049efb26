/** Expert episodes as training data: the segments that the prompt builders of the protocol write, each with a loss weight. */
import { createRng, pick, randomInteger } from '../../random.ts'
import type { CorpusEpisode, CorpusSegment } from '../corpus.ts'
import { expertStage, mistakenStage, NOTHING } from './expert.ts'
import { relayProtocol, STAGES } from './protocol.ts'
import { createRelayItem, RELAY_KINDS, type RelayItem } from './question.ts'

/** The share of episodes with a mistake at the first or the second stage. */
const MISTAKEN = 0.25
/** The number of places to draw from in the order of known facts. */
const TURNS = 1_000_000

/** The question for a corpus seed, of one of these kinds. No split shares its names, numbers or wording. */
export function createRelayCorpusItem(
  seed: string,
  kinds: readonly string[] = RELAY_KINDS,
): RelayItem {
  const rng = createRng(`relay-kind:${seed}`)
  const kind = pick(
    rng,
    RELAY_KINDS.filter((known) => kinds.includes(known)),
  )
  const turn = randomInteger(rng, 0, TURNS)
  return createRelayItem(seed, seed, kind, { partition: 'corpus', order: 'corpus', turn })
}

/** The expert's episode for a corpus seed, of one of these kinds. */
export function createRelayCorpus(seed: string, kinds?: readonly string[]): CorpusEpisode {
  const item = createRelayCorpusItem(seed, kinds)
  const rng = createRng(`relay-expert:${seed}`)
  const mistakeAt = rng() < MISTAKEN ? randomInteger(rng, 1, STAGES - 1) : 0
  const segments: CorpusSegment[] = []
  let written = 0
  let progress = NOTHING
  let state = relayProtocol.start(item.question)
  for (;;) {
    const turn = relayProtocol.turn(state)
    if (turn.type === 'verdict') break
    const stage =
      progress.stage + 1 === mistakeAt
        ? mistakenStage(rng, item, progress)
        : expertStage(item, progress)
    for (const segment of turn.prompt.slice(written)) segments.push({ text: segment.text, loss: 0 })
    segments.push({ text: stage.text, loss: stage.mistake ? 0 : 1, turn: turn.name })
    state = relayProtocol.accept(state, stage.text).state
    progress = stage.progress
    // The transcript is emitted up to this completion; the next turn continues from here.
    written = turn.prompt.length + 1
  }
  return { kind: item.question.kind, segments }
}
