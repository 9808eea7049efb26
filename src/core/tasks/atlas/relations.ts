/** All relations of Atlas worlds. Their order is part of what a seed means. */
import { RELATIONS_OF_PLACES } from './relations-of-places.ts'
import { RELATIONS_OF_WORKS } from './relations-of-works.ts'
import type { EntityKind, Relation } from './schema.ts'

export const RELATIONS: readonly Relation[] = [...RELATIONS_OF_WORKS, ...RELATIONS_OF_PLACES]

/** The relations an entity of this kind has. */
export const relationsOf = (kind: EntityKind): readonly Relation[] =>
  RELATIONS.filter((relation) => relation.subject === kind)
