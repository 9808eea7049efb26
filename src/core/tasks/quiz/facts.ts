/** Subjects made of known facts: relations between a thing and its value, asked about in many wordings. */
import { createRng, pick, shuffle } from '../../random.ts'
import { fill } from '../atlas/schema.ts'
import type { Draft, Source, Subject } from './subject.ts'
import { partitionWordings, type Wordings } from './wording.ts'

/** A thing and its value. */
export type Fact = readonly [string, string]

export interface FactRelation {
  /** Noun phrases for the value; {s} is the thing. */
  readonly phrases: readonly string[]
  /** How the expert states it, up to the value; {s} is the thing. */
  readonly statement: string
  /** In an order in which neighbours are easily confused. */
  readonly facts: readonly Fact[]
}

export const turned = (facts: readonly Fact[]): readonly Fact[] => facts.map(([s, v]) => [v, s])

/** Reads "iron:Fe gold:Au"; an underscore stands for a space. */
export const readFacts = (text: string): readonly Fact[] =>
  text
    .trim()
    .split(/\s+/)
    .map((pair) => {
      const [thing = '', value = ''] = pair.replaceAll('_', ' ').split(':')
      return [thing, value]
    })

interface Asked {
  readonly relation: FactRelation
  readonly wordings: Wordings
  readonly fact: Fact
}

/** A subject whose questions are about any fact of its relations. */
export function factSubject(id: string, relations: readonly FactRelation[]): Subject {
  const all: readonly Asked[] = relations.flatMap((relation) => {
    const wordings = partitionWordings(relation.phrases)
    return relation.facts.map((fact) => ({ relation, wordings, fact }))
  })
  return {
    id,
    skill: 'facts',
    draft: (source) => {
      const order = shuffle(createRng(`${id}:${source.order}`), all)
      return ask(order[source.turn % order.length]!, source)
    },
  }
}

function ask({ relation, wordings, fact: [thing, value] }: Asked, source: Source): Draft {
  const template = pick(source.rng, wordings[source.partition])
  return {
    stem: fill(template, { s: thing }),
    right: value,
    wrong: wrongValues(relation, thing, value, source),
    steps: [],
    conclusion: fill(relation.statement, { s: thing }),
  }
}

/** Facts at most this far apart in the table count as easily confused. */
const REACH = 6

/** Two values from nearby in the table and one from anywhere, none of them true of the thing. */
function wrongValues(
  { facts }: FactRelation,
  thing: string,
  value: string,
  { rng }: Source,
): Draft['wrong'] {
  const place = facts.findIndex(([s, v]) => s === thing && v === value)
  const near = shuffle(rng, facts.slice(Math.max(0, place - REACH), place + REACH + 1))
  const truths = new Set(facts.filter(([s]) => s === thing).map(([, v]) => v))
  const wrong: string[] = []
  for (const [, candidate] of [...near.slice(0, 3), ...shuffle(rng, facts)]) {
    if (truths.has(candidate) || wrong.includes(candidate)) continue
    wrong.push(candidate)
    if (wrong.length === 3) break
  }
  const [a, b, c] = wrong
  if (a === undefined || b === undefined || c === undefined) {
    throw new Error(
      `The table has too few values other than "${value}" for wrong answers; add facts`,
    )
  }
  return [a, b, c]
}
