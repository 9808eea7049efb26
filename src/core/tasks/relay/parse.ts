/** Parses a refinement: one line, which is a note, a correction or the answer. */
export type Refinement =
  | { readonly type: 'note'; readonly note: string }
  | { readonly type: 'answer'; readonly answer: string }
  | { readonly type: 'unreadable'; readonly reason: string }

const LINE = /^[ \t]*(?<label>Note|Correction|Answer): (?<text>[^\n]*\S)\s*$/

export function parseRefinement(text: string): Refinement {
  const parts = LINE.exec(text)?.groups
  if (!parts?.text) {
    return { type: 'unreadable', reason: 'expected one line, "Note: …" or "Answer: …"' }
  }
  return parts.label === 'Answer'
    ? { type: 'answer', answer: parts.text.trim() }
    : { type: 'note', note: parts.text.trim() }
}
