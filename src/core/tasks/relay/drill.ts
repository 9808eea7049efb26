/**
 * Rows of sentences as notes contain them: what a passage says about somebody, a known fact, a result. Only the values are
 * learnt. In an episode each of these occurs once in about a hundred tokens.
 */
import type { CorpusEpisode, CorpusSegment } from '../corpus.ts'
import { createRelayCorpusItem } from './corpus.ts'

const ITEMS = 20
/** A row gets no more sentences after this many characters, so that it fits into a model's context. */
const LONGEST = 1500
/** The loss weight of a drilled value, so that a row of drills counts as much as an episode. */
const WEIGHT = 8

/** A row of drills for a seed, from the notes of some kinds of question (all if left out). */
export function createRelayDrill(seed: string, kinds?: readonly string[]): CorpusEpisode {
  const segments: CorpusSegment[] = []
  let length = 0
  for (let k = 0; k < ITEMS && length < LONGEST; k++) {
    const { passage, notes } = createRelayCorpusItem(`drill:${seed}:${k}`, kinds).draft
    let context = passage === '' ? '' : ` ${passage}`
    for (const { skill, lead, value } of notes.flat()) {
      const shown = skill === 'read' ? context : ''
      // One passage is enough for all look-ups in it.
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
