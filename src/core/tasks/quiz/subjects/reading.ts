/** A passage of made-up facts about three people, and a question about one of them. */
import { pick, type Rng, shuffle } from '../../../random.ts'
import { createNamer, type Namer } from '../../atlas/names.ts'
import { fill } from '../../atlas/schema.ts'
import type { Draft, Source, Subject } from '../subject.ts'
import { PERSON_FRAMES, partitionWordings, type Wordings } from '../wording.ts'

interface Trait {
  /** What a passage says about a person; {v} is the value. */
  readonly said: string
  /** Asks for the value; {s} is the person. */
  readonly value: Wordings
  /** Asks for the person; {v} is the value. */
  readonly person: Wordings
  readonly draw: (rng: Rng, namer: Namer) => string
}

const listed =
  (text: string) =>
  (rng: Rng): string =>
    pick(rng, text.split(' '))

const TRAITS: readonly Trait[] = [
  {
    said: 'lives in {v}',
    value: partitionWordings([
      'the town where {s} lives',
      'the home town of {s}',
      'the place where {s} lives',
    ]),
    person: partitionWordings(
      ['the person who lives in {v}', 'the one with a home in {v}'],
      PERSON_FRAMES,
    ),
    draw: (_, namer) => namer.fresh('city'),
  },
  {
    said: 'was born in {v}',
    value: partitionWordings(['the town where {s} was born', 'the place of birth of {s}']),
    person: partitionWordings(
      ['the person who was born in {v}', 'the one born in {v}'],
      PERSON_FRAMES,
    ),
    draw: (_, namer) => namer.fresh('city'),
  },
  {
    said: 'works for {v}',
    value: partitionWordings([
      'the firm that {s} works for',
      'the employer of {s}',
      'the company of {s}',
    ]),
    person: partitionWordings(
      ['the person who works for {v}', 'the one who earns a living at {v}'],
      PERSON_FRAMES,
    ),
    draw: (_, namer) => namer.fresh('company'),
  },
  {
    said: 'works as a {v}',
    value: partitionWordings(['the job of {s}', 'the trade of {s}', 'the work that {s} does']),
    person: partitionWordings(['the {v}', 'the person who works as a {v}'], PERSON_FRAMES),
    draw: listed(
      'baker pilot potter nurse lawyer farmer painter tailor plumber teacher singer sailor judge barber dentist miner',
    ),
  },
  {
    said: 'keeps a {v}',
    value: partitionWordings(['the animal that {s} keeps', 'the pet of {s}', 'the animal of {s}']),
    person: partitionWordings(
      ['the owner of the {v}', 'the person who keeps a {v}'],
      PERSON_FRAMES,
    ),
    draw: listed(
      'cat dog goat horse parrot rabbit snake turtle hen duck pony lizard mouse falcon sheep pig',
    ),
  },
  {
    said: 'plays the {v}',
    value: partitionWordings(['the instrument that {s} plays', 'the instrument of {s}']),
    person: partitionWordings(
      ['the person who plays the {v}', 'the player of the {v}'],
      PERSON_FRAMES,
    ),
    draw: listed('flute harp piano violin cello drum guitar organ trumpet banjo lute horn'),
  },
]

const PEOPLE = 3

/** Four different values of a trait; the first three belong to the people of the passage. */
function valuesOf(trait: Trait, rng: Rng, namer: Namer): readonly string[] {
  const values = new Set<string>()
  while (values.size < PEOPLE + 1) values.add(trait.draw(rng, namer))
  return [...values]
}

function draft({ rng, partition }: Source): Draft {
  const namer = createNamer(rng, partition)
  const people = Array.from({ length: PEOPLE + 1 }, () => namer.fresh('person'))
  const traits = shuffle(rng, TRAITS).slice(0, 2)
  const columns = traits.map((trait) => valuesOf(trait, rng, namer))
  const passage = people.slice(0, PEOPLE).map((person, k) => {
    const said = traits.map((trait, t) => fill(trait.said, { v: columns[t]![k]! }))
    return `${person} ${said.join(' and ')}.`
  })
  const at = Math.floor(rng() * PEOPLE)
  const which = Math.floor(rng() * traits.length)
  const [trait, values] = [traits[which]!, columns[which]!]
  const asksPerson = rng() < 0.4
  const candidates = asksPerson ? people : values
  const [a, b, c] = candidates.filter((_, k) => k !== at)
  const template = pick(rng, (asksPerson ? trait.person : trait.value)[partition])
  const said = fill(trait.said, { v: values[at]! })
  return {
    stem: `${passage.join(' ')} ${fill(template, { s: people[at]!, v: values[at]! })}`,
    right: candidates[at]!,
    wrong: [a!, b!, c!],
    steps: asksPerson ? [`${people[at]} ${said}`] : [],
    conclusion: asksPerson ? 'So ' : `${people[at]} ${fill(trait.said, { v: '' })}`,
  }
}

export const reading: Subject = { id: 'reading', skill: 'reading', draft }
