/** All relations of Atlas worlds. A seed draws by position, so a change of their order changes every question. */
import { RELATIONS_OF_PLACES } from './relations-of-places.ts'
import { RELATIONS_OF_WORKS } from './relations-of-works.ts'
import type { EntityKind, Relation } from './schema.ts'

export const RELATIONS: readonly Relation[] = [...RELATIONS_OF_WORKS, ...RELATIONS_OF_PLACES]

/** The relations of an entity of this kind. */
export const relationsOf = (kind: EntityKind): readonly Relation[] =>
  RELATIONS.filter((relation) => relation.subject === kind)
