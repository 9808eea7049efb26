/** Seeded Atlas questions of the three HotpotQA kinds, each with about ten passages of its own. */

import { createRng, pick, type Rng, shuffle } from '../../random.ts'
import type { Passage } from '../task.ts'
import { createNamer, type Namer, type Partition } from './names.ts'
import { RELATIONS, relationsOf } from './relations.ts'
import { type EntityKind, fill, KIND_WORDS, type Relation } from './schema.ts'
import { createEntity, type Entity, mention, writePassage } from './world.ts'

/** HotpotQA's kinds: two hops; a comparison of numbers; yes or no. */
export type AtlasKind = 'bridge' | 'comparison' | 'yes-no'

export interface AtlasQuestion {
  readonly id: string
  readonly task: 'atlas'
  readonly kind: AtlasKind
  readonly text: string
  readonly passages: readonly Passage[]
  readonly answer: string
}

/** The truth behind a question, which only the expert sees. */
export type AtlasSolution =
  | {
      readonly kind: 'bridge'
      readonly first: Entity
      readonly hop: Relation
      readonly second: Entity
      readonly ask: Relation
    }
  | {
      readonly kind: 'comparison' | 'yes-no'
      readonly first: Entity
      readonly second: Entity
      readonly relation: Relation
      /** For numbers, the value that the question asks for; null if it asks whether both are the same. */
      readonly wants: 'smaller' | 'larger' | null
    }

export interface AtlasItem {
  readonly question: AtlasQuestion
  readonly solution: AtlasSolution
  /** Other entities among the passages, which a careless Student might look up instead. */
  readonly decoys: readonly Entity[]
}

const PASSAGES = 10

/** The shares of bridge and comparison questions; the rest are yes/no questions. */
export interface KindMix {
  readonly bridge: number
  readonly comparison: number
}

const QUESTION_MIX: KindMix = { bridge: 0.55, comparison: 0.25 }

/** Relations that can be the inner hop of a question, because there is a phrase for their value. */
const HOPS = RELATIONS.filter((relation) => relation.phrases.length > 0)
const COMPARED = RELATIONS.filter((relation) => relation.number)
const SHARED = RELATIONS.filter((relation) => relation.same)
const ALL_KINDS: readonly EntityKind[] = [
  'person',
  'film',
  'book',
  'band',
  'company',
  'city',
  'river',
]

/** Makes the question for a seed. The same seed and partition give the same question on any machine. */
export function createAtlasItem(
  id: string,
  seed: string,
  partition: Partition,
  mix: KindMix = QUESTION_MIX,
): AtlasItem {
  const rng = createRng(`atlas:${seed}`)
  const namer = createNamer(rng, partition)
  const draw = rng()
  const core =
    draw < mix.bridge
      ? createBridge(rng, namer)
      : draw < mix.bridge + mix.comparison
        ? createComparison(rng, namer)
        : createYesNo(rng, namer)
  const decoys = createDecoys(rng, namer, core.solution)
  const { first, second } = core.solution
  const passages = shuffle(rng, [first, second, ...decoys]).map((entity) =>
    writePassage(rng, entity),
  )
  return {
    question: { id, task: 'atlas', kind: core.solution.kind, ...core.wording, passages },
    solution: core.solution,
    decoys,
  }
}

interface Core {
  readonly solution: AtlasSolution
  readonly wording: { readonly text: string; readonly answer: string }
}

function createBridge(rng: Rng, namer: Namer): Core {
  const hop = pick(rng, HOPS)
  const target = hop.value as EntityKind
  const ask = pick(
    rng,
    relationsOf(target).filter((relation) => relation.asks.length > 0),
  )
  const first = createEntity(rng, namer, hop.subject)
  const second = createEntity(rng, namer, target, first.values[hop.id])
  const inner = fill(pick(rng, hop.phrases), { s: mention(first) })
  return {
    solution: { kind: 'bridge', first, hop, second, ask },
    wording: {
      text: fill(pick(rng, ask.asks), { s: inner }),
      answer: second.values[ask.id] ?? '',
    },
  }
}

/** Two entities of one kind with different values for the relation that is compared. */
function createPair(rng: Rng, namer: Namer, relation: Relation): readonly [Entity, Entity] {
  const first = createEntity(rng, namer, relation.subject)
  for (;;) {
    const second = createEntity(rng, namer, relation.subject)
    if (second.values[relation.id] !== first.values[relation.id]) return [first, second]
  }
}

/** The entity whose number the question asks for. */
export function winner(
  relation: Relation,
  wants: 'smaller' | 'larger',
  a: Entity,
  b: Entity,
): Entity {
  const difference = Number(a.values[relation.id]) - Number(b.values[relation.id])
  return difference < 0 === (wants === 'smaller') ? a : b
}

function createComparison(rng: Rng, namer: Namer): Core {
  const relation = pick(rng, COMPARED)
  const wants = rng() < 0.5 ? 'smaller' : 'larger'
  const [first, second] = createPair(rng, namer, relation)
  const template = pick(rng, relation.number?.[wants].which ?? [])
  return {
    solution: { kind: 'comparison', first, second, relation, wants },
    wording: {
      text: capitalise(fill(template, { a: mention(first), b: mention(second) })),
      answer: winner(relation, wants, first, second).name,
    },
  }
}

function createYesNo(rng: Rng, namer: Namer): Core {
  if (rng() < 0.4) {
    const relation = pick(rng, COMPARED)
    const wants = rng() < 0.5 ? 'smaller' : 'larger'
    const [first, second] = createPair(rng, namer, relation)
    const template = relation.number?.[wants].whether ?? ''
    return {
      solution: { kind: 'yes-no', first, second, relation, wants },
      wording: {
        text: capitalise(fill(template, { a: mention(first), b: mention(second) })),
        answer: winner(relation, wants, first, second) === first ? 'yes' : 'no',
      },
    }
  }
  const relation = pick(rng, SHARED)
  const first = createEntity(rng, namer, relation.subject)
  const shared = rng() < 0.5 ? { [relation.id]: first.values[relation.id] ?? '' } : {}
  const second = createEntity(rng, namer, relation.subject, undefined, shared)
  return {
    solution: { kind: 'yes-no', first, second, relation, wants: null },
    wording: {
      text: capitalise(
        fill(pick(rng, relation.same ?? []), { a: mention(first), b: mention(second) }),
      ),
      answer: first.values[relation.id] === second.values[relation.id] ? 'yes' : 'no',
    },
  }
}

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * Fills the passages up to ten. First come similar entities, which make retrieval and reading hard (the other people of a film, a
 * novel of the same title, names that share a word), then unrelated ones.
 */
function createDecoys(rng: Rng, namer: Namer, solution: AtlasSolution): readonly Entity[] {
  const { first, second } = solution
  const decoys: Entity[] = []
  if (solution.kind === 'bridge') {
    const siblings = relationsOf(first.kind).filter(
      (relation) => relation.value === second.kind && relation.id !== solution.hop.id,
    )
    for (const sibling of siblings.slice(0, 2)) {
      decoys.push(createEntity(rng, namer, second.kind, first.values[sibling.id]))
    }
  }
  for (const entity of [first, second]) {
    if (KIND_WORDS[entity.kind].query !== '' && rng() < 0.5) {
      decoys.push(createEntity(rng, namer, entity.kind === 'film' ? 'book' : 'film', entity.name))
    }
    decoys.push(createEntity(rng, namer, entity.kind, namer.near(entity.kind, entity.name)))
  }
  while (decoys.length < PASSAGES - 2) decoys.push(createEntity(rng, namer, pick(rng, ALL_KINDS)))
  return decoys
}
