/**
 * Training episodes of models that can do a part of Atlas. In what a specialist cannot do it is confident and uninformed: it names
 * any fact of the passage, or decides by a coin. So it learns the form of every turn, and to go by the Teacher's advice where it
 * cannot read the passage itself.
 */
import { createRng, pick, type Rng } from '../../random.ts'
import type { CorpusEpisode } from '../corpus.ts'
import { learnt, type Players, writeEpisode } from './corpus.ts'
import { studentTurn, teacherTurn } from './expert.ts'
import { type AtlasItem, type AtlasSolution, createAtlasItem, type KindMix } from './question.ts'
import { relationsOf } from './relations.ts'
import type { EntityKind } from './schema.ts'
import type { Entity } from './world.ts'

export interface Specialty {
  /** The kinds of question in its rows. */
  readonly mix: KindMix
  /** The entities whose passages it can read in a question of two hops. */
  readonly reads: readonly EntityKind[]
  readonly compares: boolean
}

const WORKS: readonly EntityKind[] = ['film', 'book', 'band', 'company']
const PLACES: readonly EntityKind[] = ['person', 'city', 'river']
const MOSTLY_BRIDGES: KindMix = { bridge: 0.8, comparison: 0.1 }

export const SPECIALTIES = {
  works: { mix: MOSTLY_BRIDGES, reads: WORKS, compares: false },
  places: { mix: MOSTLY_BRIDGES, reads: PLACES, compares: false },
  compare: { mix: { bridge: 0.3, comparison: 0.35 }, reads: [], compares: true },
} as const satisfies Readonly<Record<string, Specialty>>

/** A specialist must trust its own reading more than advice: more of the advice is wrong than in the corpus of all skills. */
const WRONG_ADVICE = 0.3

type BridgeItem = AtlasItem & {
  readonly solution: Extract<AtlasSolution, { readonly kind: 'bridge' }>
}

/** A specialist's episode for a corpus seed. */
export function createSpecialistEpisode(seed: string, specialty: Specialty): CorpusEpisode {
  const item = createAtlasItem(seed, seed, 'corpus', specialty.mix)
  const rng = createRng(`specialist:${seed}`)
  return writeEpisode(item, rng, playersOf(item, specialty, rng))
}

function playersOf(item: AtlasItem, specialty: Specialty, rng: Rng): Players {
  const guesses = !specialty.compares
  const student =
    (seen: AtlasItem): Players['student'] =>
    (read, rng, mayErr) =>
      learnt(studentTurn({ item: seen, read, guesses }, rng, mayErr))
  const { solution } = item
  if (solution.kind !== 'bridge') {
    return {
      student: student(item),
      teacher: (read, rng) => learnt(teacherTurn({ item, read }, rng)),
    }
  }
  const bridge = { ...item, solution }
  const answering = specialty.reads.includes(solution.second.kind) ? item : misread(bridge, rng)
  if (specialty.reads.includes(solution.first.kind)) {
    return {
      student: student(answering),
      teacher: (read, rng) => learnt(teacherTurn({ item, read }, rng, WRONG_ADVICE)),
    }
  }
  // The first passage is foreign to it: it is either the Student of a Teacher who can read that, or such a Student's Teacher.
  if (rng() < 0.6) {
    const advised: Players['teacher'] = (read, rng) => ({
      ...teacherTurn({ item, read }, rng, 0),
      loss: 0,
    })
    return { student: student(answering), teacher: advised }
  }
  const believed = misled(bridge, rng)
  return {
    student: (read, rng) => ({ ...studentTurn({ item, read }, rng, false), loss: 0 }),
    teacher: (read, rng) => ({
      ...learnt(teacherTurn({ item: believed, read }, rng, 0)),
      last: true,
    }),
  }
}

/** An item in which the answer is any fact of the second passage. */
function misread(item: BridgeItem, rng: Rng): AtlasItem {
  const { second, ask } = item.solution
  const value = pick(rng, Object.values(second.values))
  return { ...item, solution: { ...item.solution, second: withValue(second, ask.id, value) } }
}

/** An item in which the first hop leads to any name in the first passage. */
function misled(item: BridgeItem, rng: Rng): AtlasItem {
  const { first, second, hop } = item.solution
  const named = relationsOf(first.kind).filter((relation) => relation.value !== 'number')
  const name = first.values[pick(rng, named).id] ?? ''
  return {
    ...item,
    solution: {
      ...item.solution,
      first: withValue(first, hop.id, name),
      second: { ...second, name },
    },
  }
}

const withValue = (entity: Entity, relation: string, value: string): Entity => ({
  ...entity,
  values: { ...entity.values, [relation]: value },
})
