/**
 * The schema of Atlas worlds: kinds of entity, the relations between them, and the words for both. Passages, questions and
 * the expert's thoughts are all written from these two tables, so a new relation is one row.
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

const earlier = (which: readonly string[], whether: string): Comparison => ({
  which,
  whether,
  adjective: 'earlier',
})
const later = (which: readonly string[], whether: string): Comparison => ({
  which,
  whether,
  adjective: 'later',
})
const less = (which: readonly string[], whether: string): Comparison => ({
  which,
  whether,
  adjective: 'less',
})
const more = (which: readonly string[], whether: string): Comparison => ({
  which,
  whether,
  adjective: 'more',
})

export const RELATIONS: readonly Relation[] = [
  {
    id: 'director',
    subject: 'film',
    value: 'person',
    facts: ['It was directed by {v}.', 'Its director is {v}.', '{v} directed it.'],
    thought: 'The director of {s} is {v}.',
    phrases: ['the director of {s}', 'the person who directed {s}'],
    asks: ['Who directed {s}?'],
    same: ['Did the same person direct {a} and {b}?', 'Do {a} and {b} share a director?'],
  },
  {
    id: 'composer',
    subject: 'film',
    value: 'person',
    facts: ['Its music is by {v}.', '{v} composed the score.', 'The score was written by {v}.'],
    thought: 'The composer of {s} is {v}.',
    phrases: ['the composer of {s}', 'the person who wrote the music for {s}'],
    asks: ['Who composed the music for {s}?'],
  },
  {
    id: 'star',
    subject: 'film',
    value: 'person',
    facts: ['It stars {v}.', 'The lead role is played by {v}.', '{v} plays the lead.'],
    thought: 'The star of {s} is {v}.',
    phrases: ['the star of {s}', 'the actor who leads {s}'],
    asks: ['Who stars in {s}?'],
  },
  {
    id: 'studio',
    subject: 'film',
    value: 'company',
    trade: 'films',
    facts: ['It was produced by {v}.', '{v} made it.', 'The studio was {v}.'],
    thought: 'The studio of {s} is {v}.',
    phrases: ['the company that produced {s}', 'the studio behind {s}'],
    asks: ['Which company produced {s}?'],
    same: ['Were {a} and {b} made by the same studio?'],
  },
  {
    id: 'released',
    subject: 'film',
    value: 'number',
    facts: ['It came out in {v}.', 'It was released in {v}.'],
    thought: '{s} came out in {v}.',
    phrases: [],
    asks: [],
    number: {
      low: 1920,
      high: 2019,
      smaller: earlier(
        ['Which film came out first, {a} or {b}?', 'Which is older, {a} or {b}?'],
        'Did {a} come out before {b}?',
      ),
      larger: later(
        ['Which film came out later, {a} or {b}?', 'Which is more recent, {a} or {b}?'],
        'Did {a} come out after {b}?',
      ),
    },
  },
  {
    id: 'author',
    subject: 'book',
    value: 'person',
    facts: ['It was written by {v}.', 'Its author is {v}.', '{v} wrote it.'],
    thought: 'The author of {s} is {v}.',
    phrases: ['the author of {s}', 'the person who wrote {s}'],
    asks: ['Who wrote {s}?'],
    same: ['Were {a} and {b} written by the same person?', 'Do {a} and {b} share an author?'],
  },
  {
    id: 'publisher',
    subject: 'book',
    value: 'company',
    trade: 'books',
    facts: ['It was published by {v}.', 'Its publisher is {v}.', '{v} brought it out.'],
    thought: 'The publisher of {s} is {v}.',
    phrases: ['the publisher of {s}', 'the company that published {s}'],
    asks: ['Which company published {s}?'],
    same: ['Do {a} and {b} have the same publisher?'],
  },
  {
    id: 'pages',
    subject: 'book',
    value: 'number',
    facts: ['It has {v} pages.', 'It runs to {v} pages.'],
    thought: '{s} has {v} pages.',
    phrases: [],
    asks: [],
    number: {
      low: 120,
      high: 980,
      smaller: less(['Which is shorter, {a} or {b}?'], 'Does {a} have fewer pages than {b}?'),
      larger: more(
        ['Which has more pages, {a} or {b}?', 'Which is longer, {a} or {b}?'],
        'Is {a} longer than {b}?',
      ),
    },
  },
  {
    id: 'singer',
    subject: 'band',
    value: 'person',
    facts: ['Its singer is {v}.', '{v} sings.', 'It is fronted by {v}.'],
    thought: 'The singer of {s} is {v}.',
    phrases: ['the singer of {s}', 'the person who sings for {s}'],
    asks: ['Who sings for {s}?'],
  },
  {
    id: 'hometown',
    subject: 'band',
    value: 'city',
    facts: ['It comes from {v}.', 'It was formed in {v}.', '{v} is its home town.'],
    thought: 'The home town of {s} is {v}.',
    phrases: ['the home town of {s}', 'the city that {s} comes from'],
    asks: ['Which city does {s} come from?'],
    same: ['Do {a} and {b} come from the same city?'],
  },
  {
    id: 'label',
    subject: 'band',
    value: 'company',
    trade: 'music',
    facts: ['Its label is {v}.', 'It records for {v}.', '{v} puts out its albums.'],
    thought: 'The label of {s} is {v}.',
    phrases: ['the label of {s}', 'the company that {s} records for'],
    asks: ['Which company does {s} record for?'],
    same: ['Are {a} and {b} on the same label?'],
  },
  {
    id: 'formed',
    subject: 'band',
    value: 'number',
    facts: ['It has played since {v}.', 'It began in {v}.'],
    thought: '{s} began in {v}.',
    phrases: [],
    asks: [],
    number: {
      low: 1950,
      high: 2015,
      smaller: earlier(
        ['Which band began first, {a} or {b}?', 'Which has played longer, {a} or {b}?'],
        'Did {a} begin before {b}?',
      ),
      larger: later(['Which band began later, {a} or {b}?'], 'Did {a} begin after {b}?'),
    },
  },
  {
    id: 'founder',
    subject: 'company',
    value: 'person',
    facts: ['It was founded by {v}.', 'Its founder is {v}.', '{v} set it up.'],
    thought: 'The founder of {s} is {v}.',
    phrases: ['the founder of {s}', 'the person who founded {s}'],
    asks: ['Who founded {s}?'],
  },
  {
    id: 'headquarters',
    subject: 'company',
    value: 'city',
    facts: ['It is based in {v}.', 'Its head office is in {v}.', '{v} is its seat.'],
    thought: '{s} is based in {v}.',
    phrases: ['the city where {s} is based', 'the seat of {s}'],
    asks: ['In which city is {s} based?', 'Where does {s} have its head office?'],
    same: ['Are {a} and {b} based in the same city?'],
  },
  {
    id: 'founded',
    subject: 'company',
    value: 'number',
    facts: ['It was started in {v}.', 'It dates from {v}.'],
    thought: '{s} was started in {v}.',
    phrases: [],
    asks: ['In what year was {s} started?'],
    number: {
      low: 1850,
      high: 2009,
      smaller: earlier(
        ['Which company is older, {a} or {b}?', 'Which was started first, {a} or {b}?'],
        'Was {a} started before {b}?',
      ),
      larger: later(['Which company is younger, {a} or {b}?'], 'Was {a} started after {b}?'),
    },
  },
  {
    id: 'country',
    subject: 'city',
    value: 'country',
    facts: ['It is a city in {v}.', 'It lies in {v}.', 'It belongs to {v}.'],
    thought: '{s} is in {v}.',
    phrases: [],
    asks: ['In which country is {s}?', 'Which country does {s} belong to?'],
    same: ['Are {a} and {b} in the same country?'],
  },
  {
    id: 'riverside',
    subject: 'city',
    value: 'river',
    facts: ['It stands on the {v}.', 'The {v} flows through it.', 'Its river is the {v}.'],
    thought: 'The river of {s} is {v}.',
    phrases: ['the river that flows through {s}', 'the river of {s}'],
    asks: ['Which river flows through {s}?', 'On which river does {s} stand?'],
  },
  {
    id: 'mayor',
    subject: 'city',
    value: 'person',
    facts: ['Its mayor is {v}.', '{v} is mayor.', 'The mayor is called {v}.'],
    thought: 'The mayor of {s} is {v}.',
    phrases: ['the mayor of {s}'],
    asks: ['Who is the mayor of {s}?'],
  },
  {
    id: 'population',
    subject: 'city',
    value: 'number',
    facts: ['It has {v} thousand people.', 'Its population is {v} thousand.'],
    thought: '{s} has {v} thousand people.',
    phrases: [],
    asks: [],
    number: {
      low: 11,
      high: 990,
      smaller: less(['Which city has fewer people, {a} or {b}?'], 'Is {a} smaller than {b}?'),
      larger: more(
        ['Which city has more people, {a} or {b}?', 'Which city is larger, {a} or {b}?'],
        'Does {a} have more people than {b}?',
      ),
    },
  },
  {
    id: 'mouth',
    subject: 'river',
    value: 'city',
    facts: ['It reaches the sea at {v}.', 'Its mouth is at {v}.', 'It ends at {v}.'],
    thought: 'The mouth of {s} is at {v}.',
    phrases: ['the city at the mouth of {s}', 'the city where {s} reaches the sea'],
    asks: ['At which city does {s} reach the sea?', 'Where is the mouth of {s}?'],
  },
  {
    id: 'source',
    subject: 'river',
    value: 'country',
    facts: ['It rises in {v}.', 'Its source is in {v}.', 'It springs up in {v}.'],
    thought: '{s} rises in {v}.',
    phrases: [],
    asks: ['In which country does {s} rise?', 'Which country holds the source of {s}?'],
    same: ['Do {a} and {b} rise in the same country?'],
  },
  {
    id: 'length',
    subject: 'river',
    value: 'number',
    facts: ['It is {v} km long.', 'It runs for {v} km.'],
    thought: '{s} is {v} km long.',
    phrases: [],
    asks: [],
    number: {
      low: 40,
      high: 980,
      smaller: less(['Which is shorter, {a} or {b}?'], 'Is {a} shorter than {b}?'),
      larger: more(['Which is longer, {a} or {b}?'], 'Is {a} longer than {b}?'),
    },
  },
  {
    id: 'birthplace',
    subject: 'person',
    value: 'city',
    facts: ['{it} was born in {v}.', '{it} is a native of {v}.', '{it} grew up in {v}.'],
    thought: '{s} was born in {v}.',
    phrases: ['the birthplace of {s}', 'the city where {s} was born'],
    asks: ['In which city was {s} born?', 'What is the birthplace of {s}?'],
    same: ['Were {a} and {b} born in the same city?'],
  },
  {
    id: 'spouse',
    subject: 'person',
    value: 'person',
    facts: ['{it} is married to {v}.', '{it} married {v}.', "{it}'s spouse is {v}."],
    thought: 'The spouse of {s} is {v}.',
    phrases: ['the spouse of {s}', 'the person married to {s}'],
    asks: ['Who is {s} married to?', 'Who is the spouse of {s}?'],
  },
  {
    id: 'employer',
    subject: 'person',
    value: 'company',
    facts: ['{it} works for {v}.', '{it} is employed by {v}.', '{it} has a post at {v}.'],
    thought: '{s} works for {v}.',
    phrases: ['the company that {s} works for', 'the employer of {s}'],
    asks: ['Which company does {s} work for?', 'Who employs {s}?'],
    same: ['Do {a} and {b} work for the same company?'],
  },
  {
    id: 'born',
    subject: 'person',
    value: 'number',
    facts: ['{it} was born in {v}.', "{it}'s year of birth is {v}."],
    thought: '{s} was born in {v}.',
    phrases: [],
    asks: ['In what year was {s} born?', 'What is the year of birth of {s}?'],
    number: {
      low: 1880,
      high: 1999,
      smaller: earlier(
        ['Who was born first, {a} or {b}?', 'Who is older, {a} or {b}?'],
        'Was {a} born before {b}?',
      ),
      larger: later(
        ['Who was born later, {a} or {b}?', 'Who is younger, {a} or {b}?'],
        'Is {a} younger than {b}?',
      ),
    },
  },
]

/** The relations an entity of this kind has. */
export const relationsOf = (kind: EntityKind): readonly Relation[] =>
  RELATIONS.filter((relation) => relation.subject === kind)

/** Fills {name} places of a template; an unknown place is a programming error. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`Template "${template}" needs a value for {${name}}`)
    return value
  })
}
