/** Draws the numbers of a move and writes its lines of arithmetic. */
import { pick, type Rng, randomInteger } from '../../random.ts'
import { type Working, workOut } from './arithmetic.ts'
import type { MoveType } from './story.ts'

/** A line of the solution: the name of a quantity and its calculation. */
export interface LedgerStep {
  /** A template with placeholders of the story. */
  readonly label: string
  readonly working: Working
}

export interface Move {
  readonly type: MoveType
  /** The numbers for the story's placeholders, as they are written. */
  readonly places: Readonly<Record<string, string>>
  /** The same numbers, as the calculation uses them. */
  readonly numbers: readonly number[]
  readonly steps: readonly LedgerStep[]
  /** The running count after the move. */
  readonly count: number
}

/** The limit for most counts. */
const COUNTS = 199
const PRODUCTS = 400

const TIMES: Readonly<Record<number, string>> = { 2: 'twice', 3: 'three times', 4: 'four times' }
const PARTS: Readonly<Record<number, string>> = { 3: 'a third', 4: 'a quarter', 5: 'a fifth' }

type Draw = (rng: Rng, count: number) => Move | null

/** A whole number from `low` to `high`; null if there is none. */
const between = (rng: Rng, low: number, high: number): number | null =>
  low > high ? null : randomInteger(rng, low, high)

const divisors = (count: number, low: number, high: number, least: number): readonly number[] =>
  Array.from({ length: high - low + 1 }, (_, k) => low + k).filter(
    (n) => count % n === 0 && count / n >= least,
  )

/** A move of one number and one operation on the running count. */
function single(type: MoveType, label: string, n: number | null, working: (n: number) => Working) {
  if (n === null) return null
  const step = { label, working: working(n) }
  return { type, places: { n: String(n) }, numbers: [n], steps: [step], count: step.working.result }
}

/** A move about groups: first their total, then what it does to the running count. */
function grouped(
  type: 'add-groups' | 'take-groups',
  a: number,
  b: number,
  count: number,
): Move | null {
  const added = type === 'add-groups'
  const side = workOut(a, '×', b)
  const main = workOut(count, added ? '+' : '-', side.result)
  if (main.result < 2 || main.result > COUNTS) return null
  return {
    type,
    places: { a: String(a), b: String(b) },
    numbers: [a, b],
    steps: [
      { label: added ? 'More {unit}' : '{Unit} gone', working: side },
      { label: added ? '{Unit} now' : '{Unit} left', working: main },
    ],
    count: main.result,
  }
}

/** First another person's count, then both counts together. */
function beside(type: MoveType, place: Move['places'], n: number, count: number, other: Working) {
  const both = workOut(count, '+', other.result)
  return {
    type,
    places: place,
    numbers: [n],
    steps: [
      { label: '{other}', working: other },
      { label: 'Together', working: both },
    ],
    count: both.result,
  }
}

const DRAWS: Readonly<Record<MoveType, Draw>> = {
  count: (rng) => {
    const n = randomInteger(rng, 12, 90)
    return { type: 'count', places: { n: String(n) }, numbers: [n], steps: [], count: n }
  },
  groups: (rng) => {
    const [a, b] = [randomInteger(rng, 3, 9), randomInteger(rng, 4, 12)]
    const working = workOut(a, '×', b)
    return {
      type: 'groups',
      places: { a: String(a), b: String(b) },
      numbers: [a, b],
      steps: [{ label: '{Unit}', working }],
      count: working.result,
    }
  },
  add: (rng, count) =>
    single('add', '{Unit} now', between(rng, 3, Math.min(70, COUNTS - count)), (n) =>
      workOut(count, '+', n),
    ),
  take: (rng, count) =>
    single('take', '{Unit} left', between(rng, 3, Math.min(70, count - 3)), (n) =>
      workOut(count, '-', n),
    ),
  'add-groups': (rng, count) =>
    grouped('add-groups', randomInteger(rng, 2, 7), randomInteger(rng, 3, 9), count),
  'take-groups': (rng, count) =>
    grouped('take-groups', randomInteger(rng, 2, 7), randomInteger(rng, 2, 9), count),
  times: (rng, count) => {
    const n = randomInteger(rng, 2, 4)
    if (count * n > COUNTS) return null
    const move = single('times', '{Unit} now', n, () => workOut(count, '×', n))
    return move && { ...move, places: { times: TIMES[n] ?? '' } }
  },
  half: (_, count) =>
    count % 2 === 0 && count >= 6
      ? single('half', '{Unit} left', 2, () => workOut(count, '÷', 2))
      : null,
  'take-part': (rng, count) => {
    const options = divisors(count, 3, 5, 2)
    if (options.length === 0) return null
    const n = pick(rng, options)
    const side = workOut(count, '÷', n)
    const main = workOut(count, '-', side.result)
    return {
      type: 'take-part',
      places: { part: PARTS[n] ?? '' },
      numbers: [n],
      steps: [
        { label: '{Unit} gone', working: side },
        { label: '{Unit} left', working: main },
      ],
      count: main.result,
    }
  },
  divide: (rng, count) => divided('divide', '{Unit}', rng, count),
  share: (rng, count) => divided('share', 'Each', rng, count),
  multiply: (rng, count) =>
    single('multiply', '{Unit}', between(rng, 2, Math.min(9, Math.floor(PRODUCTS / count))), (n) =>
      workOut(count, '×', n),
    ),
  goal: (rng, count) =>
    single('goal', 'Missing', randomInteger(rng, count + 3, count + 90), (n) =>
      workOut(n, '-', count),
    ),
  'other-more': (rng, count) => {
    const n = randomInteger(rng, 3, 50)
    return beside('other-more', { n: String(n) }, n, count, workOut(count, '+', n))
  },
  'other-fewer': (rng, count) => {
    const n = between(rng, 3, Math.min(50, count - 3))
    return n === null
      ? null
      : beside('other-fewer', { n: String(n) }, n, count, workOut(count, '-', n))
  },
  'other-times': (rng, count) => {
    const n = randomInteger(rng, 2, 4)
    if (count * n > COUNTS) return null
    return beside('other-times', { times: TIMES[n] ?? '' }, n, count, workOut(count, '×', n))
  },
}

function divided(type: 'divide' | 'share', label: string, rng: Rng, count: number): Move | null {
  const options = divisors(count, 2, 9, 3)
  if (options.length === 0) return null
  return single(type, label, pick(rng, options), (n) => workOut(count, '÷', n))
}

/** A move of this type, given the running count; null if the numbers allow none. */
export const drawMove = (rng: Rng, type: MoveType, count: number): Move | null =>
  DRAWS[type](rng, count)
