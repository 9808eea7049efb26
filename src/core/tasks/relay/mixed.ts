/** Questions that need two skills, one after the other. */
import { pick, type Rng, randomInteger } from '../../random.ts'
import { createNamer, type Namer } from '../atlas/names.ts'
import { fill } from '../atlas/schema.ts'
import { exerciseText, type Working, workOut } from '../ledger/arithmetic.ts'
import { askFor, drawOwned, operate, spoken } from './computing.ts'
import { computed, type Draft, type Drafter, readOff } from './draft.ts'
import {
  ATOMIC_NUMBER,
  CAPITAL,
  CODE,
  COUNTED,
  COUNTRY_OF_CAPITAL,
  knownValue,
  OPPOSITE,
  type Relation,
  recalled,
  SYMBOL,
} from './facts.ts'
import { drawValues, passageOf } from './reading.ts'

/** Something that named things have a number of; {s} is the thing. */
interface Tally {
  readonly name: (namer: Namer) => string
  /** The statement up to the number. */
  readonly said: string
  readonly noun: string
  /** The end of the question after "How many {noun}". */
  readonly both: string
  readonly more: string
  readonly times: string
}

const TALLIES: readonly Tally[] = [
  {
    name: (namer) => namer.fresh('film'),
    said: '{s} won ',
    noun: 'prizes',
    both: 'did {a} and {b} win together?',
    more: 'did {a} win than {b}?',
    times: '{c} won {n} times as many prizes as {a}. How many prizes did {c} win?',
  },
  {
    name: (namer) => namer.fresh('band'),
    said: '{s} sold ',
    noun: 'tickets',
    both: 'did {a} and {b} sell together?',
    more: 'did {a} sell than {b}?',
    times: '{c} sold {n} times as many tickets as {a}. How many tickets did {c} sell?',
  },
  {
    name: (namer) => namer.fresh('company'),
    said: '{s} has ',
    noun: 'workers',
    both: 'do {a} and {b} have together?',
    more: 'does {a} have than {b}?',
    times: '{c} has {n} times as many workers as {a}. How many workers does {c} have?',
  },
  {
    name: (namer) => namer.fresh('city'),
    said: '{s} has ',
    noun: 'bridges',
    both: 'do {a} and {b} have together?',
    more: 'does {a} have than {b}?',
    times: '{c} has {n} times as many bridges as {a}. How many bridges does {c} have?',
  },
  {
    name: (namer) => namer.fresh('person'),
    said: '{s} owns ',
    noun: 'books',
    both: 'do {a} and {b} own together?',
    more: 'does {a} own than {b}?',
    times: '{c} owns {n} times as many books as {a}. How many books does {c} own?',
  },
]

/** Reads numbers from the passage, then computes with them. */
export const readCompute: Drafter = ({ rng, partition }) => {
  const namer = createNamer(rng, partition)
  const tally = pick(rng, TALLIES)
  const [a = '', b = '', c = '', d = ''] = drawValues(4, () => tally.name(namer))
  const numbers = drawValues(3, () => String(randomInteger(rng, 11, 99)))
  const [p = 0, q = 0, third = 0] = numbers.map(Number)
  const [more, less] = [Math.max(p, q), Math.min(p, q)]
  const lead = (s: string): string => fill(tally.said, { s })
  const lookUp = (s: string, n: number) => readOff(lead(s), String(n), numbers)
  const passage = (last: string): string =>
    passageOf(rng, [
      `${lead(a)}${more} ${tally.noun}`,
      `${lead(b)}${less} ${tally.noun}`,
      `${lead(last)}${third} ${tally.noun}`,
    ])
  const draw = rng()
  if (draw < 0.25) {
    // The number c is only in the question.
    const working = workOut(more, '×', randomInteger(rng, 2, 4))
    return {
      passage: passage(d),
      asked: fill(tally.times, { a, c, n: String(working.right) }),
      answer: String(working.result),
      notes: [[lookUp(a, more)], [computed(rng, working)]],
    }
  }
  const compared = draw < 0.6
  const working = workOut(more, compared ? '-' : '+', less)
  const ask = compared ? `How many more {noun} ${tally.more}` : `How many {noun} ${tally.both}`
  return {
    passage: passage(c),
    asked: fill(ask, { a, b, noun: tally.noun }),
    answer: String(working.result),
    notes: [[lookUp(a, more), lookUp(b, less)], [computed(rng, working)]],
  }
}

/** Recalls one or two numbers, then computes with them. */
export const recallCompute: Drafter = (source) => {
  const { rng } = source
  const { relation, things, working } = drawOwned(
    source,
    () => drawCounted(rng),
    (drawn) => `${drawn.things.join(' ')} ${exerciseText(drawn.working)}`,
  )
  const [thing = '', other] = things
  const phrase = (s: string): string => fill(pick(rng, relation.phrases), { s })
  const known = recalled(rng, relation, thing)
  return {
    passage: '',
    asked: askFor(
      rng,
      other
        ? `the sum of ${phrase(thing)} and ${phrase(other)}`
        : spoken(rng, phrase(thing), working),
    ),
    answer: String(working.result),
    notes: [other ? [known, recalled(rng, relation, other)] : [known], [computed(rng, working)]],
  }
}

interface Counted {
  readonly relation: Relation
  readonly things: readonly string[]
  readonly working: Working
}

function drawCounted(rng: Rng): Counted {
  const relation = pick(rng, COUNTED)
  const drawThing = () => pick(rng, relation.facts)[0]
  const thing = drawThing()
  const value = Number(knownValue(relation, thing))
  if (rng() < 0.3) {
    const [other = ''] = drawValues(2, drawThing).filter((drawn) => drawn !== thing)
    return {
      relation,
      things: [thing, other],
      working: workOut(value, '+', Number(knownValue(relation, other))),
    }
  }
  return { relation, things: [thing], working: operate(rng, value) }
}

/** What a passage says about people, and what must be known about that. */
interface Link {
  /** {s} is the person; the value follows. */
  readonly said: string
  readonly relation: Relation
  readonly asks: readonly string[]
}

const LINKS: readonly Link[] = [
  {
    said: '{s} was born in ',
    relation: COUNTRY_OF_CAPITAL,
    asks: [
      'In which country was {s} born?',
      'What is the country of birth of {s}?',
      'The birthplace of {s} is the capital of which country?',
    ],
  },
  {
    said: '{s} lives in ',
    relation: CAPITAL,
    asks: [
      'What is the capital of the country where {s} lives?',
      'Which capital does the country of {s} have?',
      'Name the capital of the country in which {s} lives.',
    ],
  },
  {
    said: '{s} flies to ',
    relation: CODE,
    asks: [
      'What is the code of the country that {s} flies to?',
      'Which two-letter code does the country have to which {s} flies?',
      'Give the country code of the place that {s} flies to.',
    ],
  },
  {
    said: '{s} studies ',
    relation: SYMBOL,
    asks: [
      'What is the symbol of the element that {s} studies?',
      'Which symbol does the element of {s} have?',
      'Give the chemical symbol of what {s} studies.',
    ],
  },
  {
    said: '{s} sells ',
    relation: ATOMIC_NUMBER,
    asks: [
      'What is the atomic number of the element that {s} sells?',
      'How many protons has the element that {s} sells?',
      'Give the atomic number of what {s} sells.',
    ],
  },
  {
    said: '{s} shouts the word ',
    relation: OPPOSITE,
    asks: [
      'What is the opposite of the word that {s} shouts?',
      'Which word means the opposite of what {s} shouts?',
      'Give the antonym of the word of {s}.',
    ],
  },
]

/** Reads a thing from the passage, then recalls something about it. */
export const readRecall: Drafter = ({ rng, partition }): Draft => {
  const namer = createNamer(rng, partition)
  const link = pick(rng, LINKS)
  const people = drawValues(3, () => namer.fresh('person'))
  const things = drawValues(3, () => pick(rng, link.relation.facts)[0])
  const [person = '', thing = ''] = [people[0], things[0]]
  const lead = (s: string): string => fill(link.said, { s })
  const known = recalled(rng, link.relation, thing)
  return {
    passage: passageOf(
      rng,
      people.map((s, k) => lead(s) + (things[k] ?? '')),
    ),
    asked: fill(pick(rng, link.asks), { s: person }),
    answer: known.value,
    notes: [[readOff(lead(person), thing, things)], [known]],
  }
}
