/** Expert episodes as training data: the segments that the prompt builders of the protocol write, each with a loss weight. */
import { createRng, pick, type Rng, randomInteger } from '../../random.ts'
import type { CorpusEpisode, CorpusSegment } from '../corpus.ts'
import { carriedLine, expertLine, mistakenLine, nextPlace, type Written } from './expert.ts'
import { lineText } from './prompts.ts'
import { ledgerProtocol, STEP_LIMIT } from './protocol.ts'
import {
  createLedgerQuestion,
  LEDGER_KINDS,
  type LedgerKind,
  type LedgerQuestion,
} from './question.ts'

/** The share of episodes with a wrong line for the expert to correct. */
const MISTAKEN = 0.25
/** The share of these in which one more line builds on the mistake. */
const CARRIED = 0.3

/** The wrong lines of an episode, by the index of the solution line that they replace. */
function plannedMistakes(rng: Rng, question: LedgerQuestion): ReadonlyMap<number, Written> {
  const mistakes = new Map<number, Written>()
  if (rng() >= MISTAKEN) return mistakes
  const steps = question.solution.length
  const place = randomInteger(rng, 0, steps - 1)
  const working = mistakenLine(rng, question, place)
  if (!working) return mistakes
  mistakes.set(place, { place, working })
  const carried = rng() < CARRIED ? carriedLine(question, place, working) : null
  // The step limit must leave room for the steps, the answer, and a correction for each wrong line.
  if (carried && steps + 3 <= STEP_LIMIT) {
    mistakes.set(place + 1, { place: place + 1, working: carried })
  }
  return mistakes
}

/** The expert's episode for a corpus seed, of one of these kinds. No question of a split shares its content. */
export function createLedgerCorpus(
  seed: string,
  kinds: readonly string[] = LEDGER_KINDS,
): CorpusEpisode {
  const rng = createRng(`ledger-expert:${seed}`)
  const kind = pick(
    rng,
    LEDGER_KINDS.filter((known) => kinds.includes(known)),
  ) satisfies LedgerKind
  const question = createLedgerQuestion(seed, seed, 'corpus', kind)
  const mistakes = new Map(plannedMistakes(rng, question))
  const segments: CorpusSegment[] = []
  const lines: Written[] = []
  let written = 0
  let place = 0
  let state = ledgerProtocol.start(question)
  for (;;) {
    const turn = ledgerProtocol.turn(state)
    if (turn.type === 'verdict') break
    // A line that builds on a mistake follows it; otherwise the expert writes its own line.
    const mistake = mistakes.get(place)
    mistakes.delete(place)
    const name = question.solution[mistake?.place ?? -1]?.name
    const own = expertLine(question, lines)
    const line = mistake && name ? { text: lineText(name, mistake.working), written: mistake } : own
    for (const segment of turn.prompt.slice(written)) segments.push({ text: segment.text, loss: 0 })
    segments.push({ text: line.text, loss: line === own ? 1 : 0, turn: turn.name })
    state = ledgerProtocol.accept(state, line.text).state
    // The transcript is emitted up to this completion; the next turn continues from here.
    written = turn.prompt.length + 1
    if (line.written) lines.push(line.written)
    place = mistakes.has(place + 1) ? place + 1 : nextPlace(question, lines)
  }
  return { kind, segments }
}
