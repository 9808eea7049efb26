/**
 * Rows of yes/no questions that decide a comparison, and nothing else. In an episode only about one token in three hundred
 * decides, too rarely for training to leave its plateau; here every other word does (models/recipes/LOG.md).
 */
import { createRng, pick, type Rng, randomInteger } from '../../random.ts'
import type { CorpusEpisode, CorpusSegment } from '../corpus.ts'
import { decidingQuestion } from './expert.ts'
import { createNamer, type Namer } from './names.ts'
import { RELATIONS } from './relations.ts'

const QUESTIONS = 20
/** The share of questions about numbers; the others ask whether two names are the same. */
const NUMBERS = 0.75
/** The shares of one-digit and of two-digit numbers: models learn to compare these first, and then the longer ones sooner. */
const ONE_DIGIT = 0.25
const TWO_DIGITS = 0.25
/** Half of the pairs of numbers differ by at most this much: near numbers are the last that a model learns to tell apart. */
const NEAR = 12
/** The loss weight of a drilled answer, so that a row of drills counts as much as an episode. */
const WEIGHT = 8

const COMPARED = RELATIONS.flatMap((relation) => relation.number ?? [])
const SHARED = RELATIONS.filter((relation) => relation.same)

/** A row of drills for a seed: questions that the expert asks itself. Only the answers are learnt. */
export function createDrill(seed: string): CorpusEpisode {
  const rng = createRng(`drill:${seed}`)
  const namer = createNamer(rng, 'corpus')
  const segments: CorpusSegment[] = []
  for (let k = 0; k < QUESTIONS; k++) {
    const { question, yes } = rng() < NUMBERS ? aboutNumbers(rng) : aboutNames(rng, namer)
    segments.push(
      { text: ` ${question}`, loss: 0 },
      { text: yes ? ' Yes' : ' No', loss: WEIGHT },
      { text: '.', loss: 0 },
    )
  }
  return { kind: 'drill', segments }
}

interface Drilled {
  readonly question: string
  readonly yes: boolean
}

function aboutNumbers(rng: Rng): Drilled {
  const { smaller, larger, ...whole } = pick(rng, COMPARED)
  const size = rng()
  const { low, high } =
    size < ONE_DIGIT
      ? { low: 1, high: 9 }
      : size < ONE_DIGIT + TWO_DIGITS
        ? { low: 10, high: 99 }
        : whole
  const wants = rng() < 0.5 ? smaller : larger
  const a = randomInteger(rng, low, high)
  const reach = rng() < 0.5 ? NEAR : high - low
  let b = a
  while (b === a) b = randomInteger(rng, Math.max(low, a - reach), Math.min(high, a + reach))
  return {
    question: decidingQuestion(String(a), String(b), wants.adjective),
    yes: a < b === (wants === smaller),
  }
}

function aboutNames(rng: Rng, namer: Namer): Drilled {
  const relation = pick(rng, SHARED)
  const kind = relation.value as Exclude<typeof relation.value, 'number'>
  const a = namer.fresh(kind, relation.trade)
  const yes = rng() < 0.5
  return {
    question: decidingQuestion(a, yes ? a : namer.fresh(kind, relation.trade), null),
    yes,
  }
}
