/** Facts that a model must know by heart. Their tables and statements are those of Quiz. */
import { pick, type Rng } from '../../random.ts'
import { fill } from '../atlas/schema.ts'
import { type Fact, readFacts, turned } from '../quiz/facts.ts'
import { CAPITALS, CODES } from '../quiz/subjects/countries.ts'
import { NUMBERS, SYMBOLS } from '../quiz/subjects/elements.ts'
import { OPPOSITES } from '../quiz/subjects/words.ts'
import type { Sentence } from './draft.ts'

/** A relation between a thing and its value, which no passage states. */
export interface Relation {
  /** Noun phrases for the value; {s} is the thing. */
  readonly phrases: readonly [string, ...string[]]
  /** How a note states it, up to the value. */
  readonly statement: string
  readonly facts: readonly Fact[]
}

export const CAPITAL: Relation = {
  phrases: ['the capital of {s}', 'the capital city of {s}'],
  statement: 'The capital of {s} is ',
  facts: CAPITALS,
}
export const COUNTRY_OF_CAPITAL: Relation = {
  phrases: ['the country whose capital is {s}', 'the country with the capital {s}'],
  statement: '{s} is the capital of ',
  facts: turned(CAPITALS),
}
export const CODE: Relation = {
  phrases: ['the country code of {s}', 'the two-letter code of {s}'],
  statement: 'The code of {s} is ',
  facts: CODES,
}
export const COUNTRY_OF_CODE: Relation = {
  phrases: ['the country with the code {s}', 'the country whose code is {s}'],
  statement: '{s} is the code of ',
  facts: turned(CODES),
}
export const SYMBOL: Relation = {
  phrases: ['the symbol of {s}', 'the chemical symbol of {s}'],
  statement: 'The symbol of {s} is ',
  facts: SYMBOLS,
}
export const ELEMENT_OF_SYMBOL: Relation = {
  phrases: ['the element with the symbol {s}', 'the element whose symbol is {s}'],
  statement: '{s} is the symbol of ',
  facts: turned(SYMBOLS),
}
export const ATOMIC_NUMBER: Relation = {
  phrases: ['the atomic number of {s}', 'the number of protons of {s}'],
  statement: 'The atomic number of {s} is ',
  facts: NUMBERS,
}
export const ELEMENT_OF_NUMBER: Relation = {
  phrases: ['the element with atomic number {s}', 'the element with {s} protons'],
  statement: '{s} is the atomic number of ',
  facts: turned(NUMBERS),
}
export const OPPOSITE: Relation = {
  phrases: ['the opposite of {s}', 'the antonym of {s}'],
  statement: 'The opposite of {s} is ',
  facts: [...OPPOSITES, ...turned(OPPOSITES)],
}
/** Counts that are common knowledge. */
export const COUNT: Relation = {
  phrases: ['the number of {s}', 'the usual number of {s}'],
  statement: 'The number of {s} is ',
  facts: readFacts(`days_in_a_week:7 months_in_a_year:12 hours_in_a_day:24 minutes_in_an_hour:60
    letters_in_the_English_alphabet:26 squares_on_a_chessboard:64 keys_on_a_piano:88 strings_on_a_violin:4
    legs_of_a_spider:8 legs_of_an_insect:6 sides_of_a_pentagon:5 sides_of_a_hexagon:6 sides_of_an_octagon:8
    faces_of_a_cube:6 edges_of_a_cube:12 corners_of_a_cube:8 days_in_April:30 days_in_May:31 items_in_a_dozen:12
    inches_in_a_foot:12 feet_in_a_yard:3 ounces_in_a_pound:16 players_in_a_football_team:11 years_in_a_decade:10
    years_in_a_century:100 planets_of_the_sun:8 colours_of_the_rainbow:7 cards_in_a_bridge_deck:52
    degrees_in_a_right_angle:90 states_of_the_United_States:50`),
}

export const RELATIONS: readonly Relation[] = [
  CAPITAL,
  COUNTRY_OF_CAPITAL,
  CODE,
  COUNTRY_OF_CODE,
  SYMBOL,
  ELEMENT_OF_SYMBOL,
  ATOMIC_NUMBER,
  ELEMENT_OF_NUMBER,
  OPPOSITE,
  COUNT,
]

/** Relations whose value is a number. */
export const COUNTED: readonly Relation[] = [ATOMIC_NUMBER, ATOMIC_NUMBER, COUNT]

/** Facts at most this far apart in the table count as easily confused. */
const REACH = 4

/** The value of a thing. Throws a RangeError if the relation has none. */
export function knownValue({ facts, statement }: Relation, thing: string): string {
  const fact = facts.find(([known]) => known === thing)
  if (!fact) throw new RangeError(`No known fact completes "${fill(statement, { s: thing })}"`)
  return fact[1]
}

/** A fact as a sentence of a note; the slips are neighbours in the table. */
export function recalled(rng: Rng, relation: Relation, thing: string): Sentence {
  const value = knownValue(relation, thing)
  const place = relation.facts.findIndex(([known]) => known === thing)
  const near = relation.facts
    .slice(Math.max(0, place - REACH), place + REACH + 1)
    .map(([, other]) => other)
    .filter((other) => other !== value)
  return {
    skill: 'recall',
    lead: fill(relation.statement, { s: thing }),
    value,
    slips: [pick(rng, near), pick(rng, near)],
  }
}
