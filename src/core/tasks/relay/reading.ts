/** Questions that the passage answers in one or two look-ups. */
import { pick, type Rng, shuffle } from '../../random.ts'
import { createNamer, type Namer } from '../atlas/names.ts'
import { fill } from '../atlas/schema.ts'
import { type Drafter, readOff } from './draft.ts'

const listed =
  (text: string) =>
  (rng: Rng): string =>
    pick(rng, text.trim().split(/\s+/))

/** What a passage says about a person; {s} is the person, {v} the value. */
interface Trait {
  readonly said: string
  readonly asks: readonly string[]
  readonly draw: (rng: Rng, namer: Namer) => string
}

const TRAITS: readonly Trait[] = [
  {
    said: '{s} lives in {v}',
    asks: [
      'Where does {s} live?',
      'In which town does {s} live?',
      'What is the home town of {s}?',
      'Name the town where {s} lives.',
    ],
    draw: (_, namer) => namer.fresh('city'),
  },
  {
    said: '{s} was born in {v}',
    asks: [
      'Where was {s} born?',
      'In which town was {s} born?',
      'What is the birthplace of {s}?',
      'Name the town where {s} was born.',
    ],
    draw: (_, namer) => namer.fresh('city'),
  },
  {
    said: '{s} works for {v}',
    asks: [
      'Which firm does {s} work for?',
      'Who employs {s}?',
      'What is the firm of {s} called?',
      'Name the employer of {s}.',
    ],
    draw: (_, namer) => namer.fresh('company'),
  },
  {
    said: '{s} plays the {v}',
    asks: [
      'What does {s} play?',
      'Which instrument does {s} play?',
      'What is the instrument of {s}?',
      'Name the instrument of {s}.',
    ],
    draw: listed('flute harp piano violin cello drum guitar organ trumpet banjo lute horn'),
  },
  {
    said: '{s} keeps a {v}',
    asks: [
      'Which animal does {s} keep?',
      'What is the pet of {s}?',
      'What animal does {s} have?',
      'Name the animal that {s} keeps.',
    ],
    draw: listed('cat dog goat horse parrot rabbit snake turtle hen duck pony lizard'),
  },
  {
    said: '{s} works as a {v}',
    asks: [
      'What is the trade of {s}?',
      'As what does {s} work?',
      'What is the job of {s}?',
      'Name the job of {s}.',
    ],
    draw: listed(
      'baker pilot potter nurse lawyer farmer painter tailor plumber teacher singer sailor',
    ),
  },
]

/** Relations from one person to another. */
const TIES = [
  { said: '{s} is taught by {v}', phrase: 'the teacher of {s}' },
  { said: '{s} plays chess with {v}', phrase: 'the chess partner of {s}' },
  { said: '{s} shares a boat with {v}', phrase: 'the boat partner of {s}' },
  { said: '{s} was hired by {v}', phrase: 'the person who hired {s}' },
] as const

/** A passage of these sentences in random order. */
export const passageOf = (rng: Rng, sentences: readonly string[]): string =>
  shuffle(rng, sentences)
    .map((sentence) => `${sentence}.`)
    .join(' ')

/** `count` different values. */
export function drawValues(count: number, draw: () => string): readonly string[] {
  const values = new Set<string>()
  while (values.size < count) values.add(draw())
  return [...values]
}

export const read: Drafter = (source) => (source.rng() < 0.5 ? lookUp(source) : follow(source))

/** Asks for the value of one of three people. */
const lookUp: Drafter = ({ rng, partition }) => {
  const namer = createNamer(rng, partition)
  const trait = pick(rng, TRAITS)
  const people = drawValues(3, () => namer.fresh('person'))
  const values = drawValues(3, () => trait.draw(rng, namer))
  const [person = '', value = ''] = [people[0], values[0]]
  const said = people.map((s, k) => fill(trait.said, { s, v: values[k] ?? '' }))
  return {
    passage: passageOf(rng, said),
    asked: fill(pick(rng, trait.asks), { s: person }),
    answer: value,
    notes: [[readOff(fill(trait.said, { s: person, v: '' }), value, values)]],
  }
}

/** Asks for the value of the person that another person is related to. The passage also has that other person's own value. */
const follow: Drafter = ({ rng, partition }) => {
  const namer = createNamer(rng, partition)
  const trait = pick(rng, TRAITS)
  const tie = pick(rng, TIES)
  const people = drawValues(3, () => namer.fresh('person'))
  const values = drawValues(3, () => trait.draw(rng, namer))
  const [first = '', second = ''] = people
  const value = values[1] ?? ''
  const said = people.map((s, k) => fill(trait.said, { s, v: values[k] ?? '' }))
  return {
    passage: passageOf(rng, [fill(tie.said, { s: first, v: second }), ...said]),
    asked: fill(pick(rng, trait.asks), { s: fill(tie.phrase, { s: first }) }),
    answer: value,
    notes: [
      [readOff(fill(tie.said, { s: first, v: '' }), second, people.slice(2))],
      [readOff(fill(trait.said, { s: second, v: '' }), value, values)],
    ],
  }
}
