/**
 * Rows of the sentences that notes are made of, of which only the values are learnt: what a passage says of somebody, a known
 * fact, a result. In an episode each comes once in some hundred tokens.
 */
import type { CorpusEpisode, CorpusSegment } from '../corpus.ts'
import { createRelayCorpusItem } from './corpus.ts'

const ITEMS = 20
/** Rows end here, in characters, so that they fit a model's context. */
const LONGEST = 1500
/** Weight of a drilled value in the loss, so that a row of drills counts like an episode. */
const WEIGHT = 8

/** The drills of a seed, on the notes of some kinds of question (all, unless told). */
export function createRelayDrill(seed: string, kinds?: readonly string[]): CorpusEpisode {
  const segments: CorpusSegment[] = []
  let length = 0
  for (let k = 0; k < ITEMS && length < LONGEST; k++) {
    const { passage, notes } = createRelayCorpusItem(`drill:${seed}:${k}`, kinds).draft
    let context = passage === '' ? '' : ` ${passage}`
    for (const { skill, lead, value } of notes.flat()) {
      const shown = skill === 'read' ? context : ''
      // One passage serves all its look-ups.
      if (skill === 'read') context = ''
      segments.push(
        { text: `${shown} ${lead.trimEnd()}`, loss: 0 },
        { text: ` ${value}`, loss: WEIGHT },
        { text: '.', loss: 0 },
      )
      length += shown.length + lead.length + value.length + 2
    }
  }
  return { kind: 'drill', segments }
}
