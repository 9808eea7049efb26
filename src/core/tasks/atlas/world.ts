/** Entities of a fictional world and the passages that describe them. */

import { pick, type Rng, randomInteger, shuffle } from '../../random.ts'
import type { Passage } from '../task.ts'
import type { Namer } from './names.ts'
import { relationsOf } from './relations.ts'
import { type EntityKind, fill, KIND_WORDS, type Relation } from './schema.ts'

/** An entity with one value for each relation of its kind. */
export interface Entity {
  readonly kind: EntityKind
  readonly name: string
  /** Relation id → value (a name, or digits). */
  readonly values: Readonly<Record<string, string>>
}

/** Makes an entity; `fixed` sets some of its values in advance, such as a shared birthplace. */
export function createEntity(
  rng: Rng,
  namer: Namer,
  kind: EntityKind,
  name: string = namer.fresh(kind),
  fixed: Readonly<Record<string, string>> = {},
): Entity {
  const values: Record<string, string> = {}
  for (const relation of relationsOf(kind)) {
    values[relation.id] = fixed[relation.id] ?? createValue(rng, namer, relation)
  }
  return { kind, name, values }
}

function createValue(rng: Rng, namer: Namer, relation: Relation): string {
  if (relation.number) {
    return String(randomInteger(rng, relation.number.low, relation.number.high))
  }
  return namer.fresh(relation.value as Exclude<Relation['value'], 'number'>, relation.trade)
}

/** The entity as questions and thoughts refer to it: "the film The Amber Tide". */
export const mention = (entity: Pick<Entity, 'kind' | 'name'>): string =>
  KIND_WORDS[entity.kind].noun + entity.name

/** What a careful Student searches for to find the entity. */
export const searchQuery = (entity: Pick<Entity, 'kind' | 'name'>): string =>
  entity.name + KIND_WORDS[entity.kind].query

export function passageTitle(entity: Pick<Entity, 'kind' | 'name'>): string {
  const query = KIND_WORDS[entity.kind].query.trim()
  return query === '' ? entity.name : `${entity.name} (${query})`
}

const OPENERS: { readonly [K in Exclude<EntityKind, 'person'>]: string } = {
  film: '{s} is a film.',
  book: '{s} is a novel.',
  band: '{s} is a band.',
  company: '{s} is a company.',
  city: '{s} is a city.',
  river: '{s} is a river.',
}

const PROFESSIONS = ['a painter', 'an engineer', 'a musician', 'a writer', 'an actor', 'a lawyer']

/** Writes the passage of an entity: its facts in random order, each in one of its wordings. */
export function writePassage(rng: Rng, entity: Entity): Passage {
  const opener =
    entity.kind === 'person'
      ? `${entity.name} is ${pick(rng, PROFESSIONS)}.`
      : fill(OPENERS[entity.kind], { s: entity.name })
  const it = entity.kind === 'person' ? (entity.name.split(' ')[1] ?? entity.name) : 'It'
  const facts = shuffle(rng, relationsOf(entity.kind)).map((relation) =>
    fill(pick(rng, relation.facts), { it, v: entity.values[relation.id] ?? '' }),
  )
  return { title: passageTitle(entity), text: [opener, ...facts].join(' ') }
}
