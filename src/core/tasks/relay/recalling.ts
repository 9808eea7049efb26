/** Questions about known facts: one fact, or one that is found through another. */
import { createRng, pick, shuffle } from '../../random.ts'
import { fill } from '../atlas/schema.ts'
import { partitionWordings, type Wordings } from '../quiz/wording.ts'
import type { Draft, Drafter, Source } from './draft.ts'
import {
  ATOMIC_NUMBER,
  CAPITAL,
  CODE,
  COUNTRY_OF_CAPITAL,
  COUNTRY_OF_CODE,
  ELEMENT_OF_NUMBER,
  ELEMENT_OF_SYMBOL,
  RELATIONS,
  type Relation,
  recalled,
  SYMBOL,
} from './facts.ts'

const FRAMES = [
  'What is {p}?',
  'Which is {p}?',
  'Name {p}.',
  'Find {p}.',
  'Give {p}.',
  'State {p}.',
  'Tell me {p}.',
  'Write down {p}.',
  'Do you know {p}?',
  'I look for {p}.',
]

/** A fact to ask for, perhaps through another one. */
interface Asked {
  readonly wordings: Wordings
  readonly thing: string
  readonly inner: Relation | null
  readonly outer: Relation
}

const SINGLE: readonly Asked[] = RELATIONS.flatMap((outer) => {
  const wordings = partitionWordings(outer.phrases, FRAMES)
  return outer.facts.map(([thing]) => ({ wordings, thing, inner: null, outer }))
})

/** Pairs of relations: the outer one applies to the value of the inner one. */
const CHAINS: readonly (readonly [outer: Relation, inner: Relation])[] = [
  [CODE, COUNTRY_OF_CAPITAL],
  [CAPITAL, COUNTRY_OF_CODE],
  [ATOMIC_NUMBER, ELEMENT_OF_SYMBOL],
  [SYMBOL, ELEMENT_OF_NUMBER],
]

const DOUBLE: readonly Asked[] = CHAINS.flatMap(([outer, inner]) => {
  const wordings = partitionWordings(
    outer.phrases.flatMap((phrase) => inner.phrases.map((s) => fill(phrase, { s }))),
    FRAMES,
  )
  const known = new Set(outer.facts.map(([thing]) => thing))
  return inner.facts
    .filter(([, value]) => known.has(value))
    .map(([thing]) => ({ wordings, thing, inner, outer }))
})

/** Takes single and chained facts alternately, each in the order of the source. */
function chosen({ order, turn }: Source): Asked {
  const list = turn % 2 === 0 ? DOUBLE : SINGLE
  const shuffled = shuffle(createRng(`${order}:${turn % 2}`), list)
  return shuffled[Math.floor(turn / 2) % shuffled.length]!
}

export const recall: Drafter = (source) => {
  const { rng, partition } = source
  const { wordings, thing, inner, outer } = chosen(source)
  const asked = fill(pick(rng, wordings[partition]), { s: thing })
  const first = inner && recalled(rng, inner, thing)
  const last = recalled(rng, outer, first ? first.value : thing)
  const notes: Draft['notes'] = first ? [[first], [last]] : [[last]]
  return { passage: '', asked, answer: last.value, notes }
}
