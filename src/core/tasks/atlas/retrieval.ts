/** Retrieval over the passages of one question. A search returns the best match, as in HAPS (appendix B). */
import MiniSearch from 'minisearch'
import type { Observation } from '../../episode/protocol.ts'
import type { Passage } from '../task.ts'

// The title names the entity; other passages only mention it.
const TITLE_BOOST = 4

/** The passage that matches `query` best by BM25 over title and text; nothing if no word matches. */
export function retrieve(passages: readonly Passage[], query: string): Observation {
  const index = new MiniSearch<Passage & { readonly id: number }>({
    fields: ['title', 'text'],
    searchOptions: { boost: { title: TITLE_BOOST } },
  })
  index.addAll(passages.map((passage, id) => ({ ...passage, id })))
  const best = index.search(query)[0]
  const passage = best && passages[best.id as number]
  return passage ? { type: 'passage', ...passage } : { type: 'nothing-found' }
}
