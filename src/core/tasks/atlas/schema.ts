/**
 * The schema of Atlas worlds: kinds of entity, the relations between them, and the wordings for both. Passages, questions and the
 * expert's thoughts are all written from them, so a new relation is one entry in `relations-of-works.ts` or
 * `relations-of-places.ts`.
 */

export type EntityKind = 'person' | 'film' | 'book' | 'band' | 'company' | 'city' | 'river'

/** The type of a relation's value: another entity, a country, or a number. */
export type ValueKind = EntityKind | 'country' | 'number'

/** What a company does, which its name reflects. */
export type Trade = 'any' | 'films' | 'books' | 'music'

export interface Relation {
  readonly id: string
  readonly subject: EntityKind
  readonly value: ValueKind
  /** For companies: what the company does. */
  readonly trade?: Trade
  /** Sentences that a passage may state it with; {it} is how the passage refers to its subject, {v} the value. */
  readonly facts: readonly string[]
  /** How the expert states it in a thought; {s} is the subject, {v} the value. */
  readonly thought: string
  /** Noun phrases for the value, for the inner hop of a question; {s} is the subject. */
  readonly phrases: readonly string[]
  /** Questions whose answer is the value; {s} is the subject or the noun phrase of the inner hop. */
  readonly asks: readonly string[]
  /** For numbers: the range, and the two comparisons, in which the smaller or the larger number wins. */
  readonly number?: {
    readonly low: number
    readonly high: number
    readonly smaller: Comparison
    readonly larger: Comparison
  }
  /** Yes/no questions whether the subjects {a} and {b} share the value. */
  readonly same?: readonly string[]
}

export interface Comparison {
  /** "which" questions over {a} and {b}. */
  readonly which: readonly string[]
  /** A yes/no question whether {a} beats {b}. */
  readonly whether: string
  /** The adjective of the thought "{n} is … than {m}". */
  readonly adjective: string
}

/** How a name is introduced in a question, and what is added to a search for it. */
export const KIND_WORDS: {
  readonly [K in EntityKind]: { readonly noun: string; readonly query: string }
} = {
  person: { noun: '', query: '' },
  film: { noun: 'the film ', query: ' film' },
  book: { noun: 'the novel ', query: ' novel' },
  band: { noun: 'the band ', query: '' },
  company: { noun: '', query: '' },
  city: { noun: '', query: '' },
  river: { noun: 'the ', query: '' },
}

/** Fills the {name} placeholders of a template. Throws an Error if one has no value, which is a mistake in a table. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`Template "${template}" needs a value for {${name}}`)
    return value
  })
}
