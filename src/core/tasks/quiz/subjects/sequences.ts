/** What comes next in a sequence of numbers or letters. */
import { pick, type Rng, randomInteger, shuffle } from '../../../random.ts'
import { fill } from '../../atlas/schema.ts'
import { wrongNumbers } from '../numbers.ts'
import { type Draft, drawOwned, type Subject } from '../subject.ts'
import { partitionWordings } from '../wording.ts'

const WORDINGS = partitionWordings([
  'the next in the row {s}',
  'the one that comes next in {s}',
  'the next in the sequence {s}',
  'the one that follows in the row {s}',
])

const SHOWN = 4

interface Row {
  readonly shown: readonly string[]
  readonly next: string
  readonly steps: readonly string[]
  readonly wrong: (rng: Rng) => Draft['wrong']
}

/** A sequence that goes up or down by the same number. */
function even(rng: Rng): Row {
  const by = randomInteger(rng, 2, 12)
  const low = randomInteger(rng, 1, 40)
  const up = Array.from({ length: SHOWN + 1 }, (_, k) => low + by * k)
  const rises = rng() < 0.6
  const row = rises ? up : up.toReversed()
  const [before, last, next] = [row[SHOWN - 2]!, row[SHOWN - 1]!, row[SHOWN]!]
  return {
    shown: row.slice(0, SHOWN).map(String),
    next: String(next),
    steps: [
      `${Math.max(last, before)} - ${Math.min(last, before)} = ${by}`,
      `${last} ${rises ? '+' : '-'} ${by} = ${next}`,
    ],
    wrong: (seeded) => wrongNumbers(seeded, next, [next + by, rises ? next - 1 : next + 1], 1),
  }
}

/** A sequence that doubles or trebles. */
function growing(rng: Rng): Row {
  const times = rng() < 0.7 ? 2 : 3
  const first = randomInteger(rng, 1, times === 2 ? 15 : 9)
  const row = Array.from({ length: SHOWN + 1 }, (_, k) => first * times ** k)
  const [last, next] = [row[SHOWN - 1]!, row[SHOWN]!]
  return {
    shown: row.slice(0, SHOWN).map(String),
    next: String(next),
    steps: [`${first} × ${times} = ${row[1]}`, `${last} × ${times} = ${next}`],
    wrong: (seeded) => wrongNumbers(seeded, next, [last + last - row[SHOWN - 2]!, next + first], 1),
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** A sequence that skips the same number of letters. */
function skipping(rng: Rng): Row {
  const by = randomInteger(rng, 2, 4)
  const rises = rng() < 0.7
  const span = by * SHOWN
  const start = randomInteger(rng, rises ? 0 : span, rises ? 25 - span : 25)
  const at = (k: number): string => ALPHABET[start + (rises ? k : -k)]!
  const walked = Array.from({ length: by }, (_, k) => at(by * (SHOWN - 1) + k + 1))
  const next = at(span)
  return {
    shown: Array.from({ length: SHOWN }, (_, k) => at(k * by)),
    next,
    steps: [`From ${at(by * (SHOWN - 2))} to ${at(by * (SHOWN - 1))} is ${by}`, walked.join(' ')],
    wrong: (seeded) => {
      const place = ALPHABET.indexOf(next)
      const near = [...ALPHABET].filter((_, k) => k !== place && Math.abs(k - place) <= 4)
      const [a, b, c] = shuffle(seeded, near)
      return [a!, b!, c!]
    },
  }
}

export const sequences: Subject = {
  id: 'sequences',
  skill: 'arithmetic',
  draft: (source) => {
    const { rng, partition } = source
    const row = drawOwned(
      source,
      () => pick(rng, [even, even, growing, skipping])(rng),
      ({ shown }) => shown.join(' '),
    )
    return {
      stem: fill(pick(rng, WORDINGS[partition]), { s: row.shown.join(', ') }),
      right: row.next,
      wrong: row.wrong(rng),
      steps: row.steps,
      conclusion: 'So ',
    }
  },
}
