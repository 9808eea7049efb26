/** The training corpus of each model: writers of episodes and drills, with their shares. */
import { createCorpusEpisode } from '../src/core/tasks/atlas/corpus.ts'
import { createDrill } from '../src/core/tasks/atlas/drill.ts'
import { createSpecialistEpisode, SPECIALTIES } from '../src/core/tasks/atlas/specialists.ts'
import type { CorpusEpisode } from '../src/core/tasks/corpus.ts'
import { createLedgerCorpus } from '../src/core/tasks/ledger/corpus.ts'
import { createLedgerDrill } from '../src/core/tasks/ledger/drill.ts'
import { createQuizCorpus } from '../src/core/tasks/quiz/corpus.ts'
import { createLetterDrill, createQuizDrill } from '../src/core/tasks/quiz/drill.ts'
import { QUIZ_SUBJECTS } from '../src/core/tasks/quiz/subjects.ts'
import { createRelayCorpus } from '../src/core/tasks/relay/corpus.ts'
import { createRelayDrill } from '../src/core/tasks/relay/drill.ts'

interface Ingredient {
  readonly share: number
  readonly write: (seed: string) => CorpusEpisode
}

const bySkill = (skill: string): readonly string[] =>
  QUIZ_SUBJECTS.filter((subject) => subject.skill === skill).map(({ id }) => id)

const quiz = (share: number, subjects?: readonly string[]): Ingredient => ({
  share,
  write: (seed) => createQuizCorpus(seed, subjects),
})
const quizDrill = (share: number, subjects?: readonly string[]): Ingredient => ({
  share,
  write: (seed) => createQuizDrill(seed, subjects),
})
const letters = (share: number): Ingredient => ({ share, write: createLetterDrill })
const relay = (share: number, kinds?: readonly string[]): Ingredient => ({
  share,
  write: (seed) => createRelayCorpus(seed, kinds),
})
const relayDrill = (share: number, kinds?: readonly string[]): Ingredient => ({
  share,
  write: (seed) => createRelayDrill(seed, kinds),
})
const ledger = (share: number): Ingredient => ({ share, write: (seed) => createLedgerCorpus(seed) })
const ledgerDrill = (share: number): Ingredient => ({ share, write: createLedgerDrill })
const atlas = (share: number): Ingredient => ({ share, write: createCorpusEpisode })
const atlasSpecialist = (share: number, which: keyof typeof SPECIALTIES): Ingredient => ({
  share,
  write: (seed) => createSpecialistEpisode(seed, SPECIALTIES[which]),
})
const atlasDrill = (share: number): Ingredient => ({ share, write: createDrill })

/** The shares of a mix sum to one. Every specialist also sees a little of the other tasks, so that it knows their formats. */
export const MIXES: Readonly<Record<string, readonly Ingredient[]>> = {
  /** The Teacher/Student pair. */
  atlas: [atlas(0.7), atlasDrill(0.3)],
  /** The last rows of Atlas's specialists, which begin as a model of the mix above. */
  'atlas-works': [atlasSpecialist(1, 'works')],
  'atlas-places': [atlasSpecialist(1, 'places')],
  'atlas-compare': [atlasSpecialist(0.8, 'compare'), atlasDrill(0.2)],
  /** The first rows of a specialist, which must learn to find the letter of a value before it can get anything in Quiz right. */
  letters: [letters(1)],
  reading: [
    quiz(0.37, bySkill('reading')),
    quizDrill(0.18, bySkill('reading')),
    letters(0.1),
    relay(0.25, ['read']),
    relayDrill(0.05, ['read']),
    quiz(0.03),
    relay(0.02),
  ],
  facts: [
    quiz(0.35, bySkill('facts')),
    quizDrill(0.2, bySkill('facts')),
    letters(0.1),
    relay(0.15, ['recall']),
    relayDrill(0.1, ['recall']),
    quiz(0.04),
    relay(0.04),
    ledger(0.02),
  ],
  arithmetic: [
    quiz(0.25, bySkill('arithmetic')),
    quizDrill(0.12, bySkill('arithmetic')),
    letters(0.05),
    ledger(0.25),
    ledgerDrill(0.13),
    relay(0.08, ['compute']),
    relayDrill(0.04, ['compute']),
    quiz(0.04),
    relay(0.04),
  ],
  /** Ledger has the largest share, because its answers take the most steps. */
  general: [
    atlas(0.08),
    atlasDrill(0.04),
    quiz(0.2),
    quizDrill(0.08),
    ledger(0.26),
    ledgerDrill(0.12),
    relay(0.16),
    relayDrill(0.06),
  ],
  /** The last rows of the generalist: reading and facts, while arithmetic is left to the specialist. */
  language: [
    atlas(0.15),
    quiz(0.15, bySkill('facts')),
    quiz(0.15, bySkill('reading')),
    quizDrill(0.1, bySkill('facts')),
    relay(0.25, ['read', 'recall', 'read+recall']),
    relayDrill(0.05, ['read', 'recall']),
    quiz(0.06),
    relay(0.06),
    ledger(0.03),
  ],
  /** The last rows of the large arithmetic model. */
  ledger: [ledger(0.7), ledgerDrill(0.3)],
}

/** Row `number` of a mix. The ingredients alternate in proportion to their shares, however many rows there are. */
export function writeRow(mix: readonly Ingredient[], seed: string, number: number): CorpusEpisode {
  // The fractional parts of multiples of the golden ratio fill [0, 1) evenly.
  let place = (number * 0.618033988749895) % 1
  for (const { share, write } of mix) {
    if (place < share) return write(seed)
    place -= share
  }
  return mix.at(-1)!.write(seed)
}
