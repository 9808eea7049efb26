/**
 * The schema of Atlas worlds: kinds of entity, the relations between them, and the words for both. Passages, questions and
 * the expert's thoughts are all written from these two tables, so a new relation is one row of `relations-of-works.ts` or `relations-of-places.ts`.
 */

export type EntityKind = 'person' | 'film' | 'book' | 'band' | 'company' | 'city' | 'river'

/** What a relation's value is: another entity, a country, or a number. */
export type ValueKind = EntityKind | 'country' | 'number'

/** What a company does, which shows in its name. */
export type Trade = 'any' | 'films' | 'books' | 'music'

export interface Relation {
  readonly id: string
  readonly subject: EntityKind
  readonly value: ValueKind
  /** For companies: what the company does. */
  readonly trade?: Trade
  /** Ways a passage states it; {it} is how the passage refers to its subject, {v} the value. */
  readonly facts: readonly string[]
  /** How the expert states it in a thought; {s} subject, {v} value. */
  readonly thought: string
  /** Noun phrases for the value, for the inner hop of a question; {s} the subject. */
  readonly phrases: readonly string[]
  /** Questions whose answer is the value; {s} the subject or the inner noun phrase. */
  readonly asks: readonly string[]
  /** For numbers: the range, and the two comparisons: [smaller wins, larger wins]. */
  readonly number?: {
    readonly low: number
    readonly high: number
    readonly smaller: Comparison
    readonly larger: Comparison
  }
  /** A yes/no question whether two subjects share the value; {a}, {b}. */
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

/** Fills {name} places of a template; an unknown place is a programming error. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`Template "${template}" needs a value for {${name}}`)
    return value
  })
}
