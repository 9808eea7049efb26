/** Weekdays and months before or after others, and the number of days between two dates. */
import { pick, type Rng, randomInteger, shuffle } from '../../../random.ts'
import { fill } from '../../atlas/schema.ts'
import { wrongNumbers } from '../numbers.ts'
import { type Draft, drawOwned, type Source, type Subject } from '../subject.ts'
import { partitionWordings, type Wordings } from '../wording.ts'

const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')
const MONTHS =
  'January February March April May June July August September October November December'.split(' ')
/** February is left out of the dates: its length depends on the year. */
const DAYS = [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

interface Drawn {
  readonly key: string
  readonly draft: (source: Source) => Draft
}

const DAY_AFTER = partitionWordings([
  'the weekday {n} days after a {s}',
  'the day of the week {n} days after {s}',
  'the day that comes {n} days after a {s}',
])
const DAY_BEFORE = partitionWordings([
  'the weekday {n} days before a {s}',
  'the day of the week {n} days before {s}',
  'the day that comes {n} days before a {s}',
])
const MONTH_AFTER = partitionWordings([
  'the month {n} months after {s}',
  'the month that comes {n} months after {s}',
  'the month of the year {n} months after {s}',
])
const DAYS_BETWEEN = partitionWordings([
  'the number of days from {a} to {b}',
  'the count of days between {a} and {b}',
  'how many days lie from {a} to {b}',
])

/** Counts through a cycle, and writes the name and number of each stop. */
function walk(cycle: readonly string[], from: number, steps: number, by: 1 | -1) {
  const at = (k: number): string => cycle[(from + by * k + cycle.length * k) % cycle.length]!
  const stops = Array.from({ length: steps }, (_, k) => `${at(k + 1)} ${k + 1}`)
  return { end: at(steps), stops: stops.join(', ') }
}

const others = (rng: Rng, cycle: readonly string[], right: string): Draft['wrong'] => {
  const [a, b, c] = shuffle(
    rng,
    cycle.filter((name) => name !== right),
  )
  return [a!, b!, c!]
}

function weekday(rng: Rng): Drawn {
  const from = randomInteger(rng, 0, 6)
  const drawn = randomInteger(rng, 3, 30)
  // A whole number of weeks would lead back to the same day.
  const days = drawn % 7 === 0 ? drawn + 1 : drawn
  const after = rng() < 0.5
  return {
    key: `${after ? 'after' : 'before'} ${WEEKDAYS[from]} ${days}`,
    draft: (source) => {
      const rest = days % 7
      const { end, stops } = walk(WEEKDAYS, from, rest, after ? 1 : -1)
      const weeks = days < 7 ? [] : [`${days} - ${days - rest} = ${rest}`]
      return {
        stem: stemOf(source, after ? DAY_AFTER : DAY_BEFORE, { s: WEEKDAYS[from]!, n: `${days}` }),
        right: end,
        wrong: others(source.rng, WEEKDAYS, end),
        steps: [...weeks, stops],
        conclusion: 'So ',
      }
    },
  }
}

function month(rng: Rng): Drawn {
  const from = randomInteger(rng, 0, 11)
  const months = randomInteger(rng, 2, 9)
  return {
    key: `month ${from} ${months}`,
    draft: (source) => {
      const { end, stops } = walk(MONTHS, from, months, 1)
      return {
        stem: stemOf(source, MONTH_AFTER, { s: MONTHS[from]!, n: `${months}` }),
        right: end,
        wrong: others(source.rng, MONTHS, end),
        steps: [stops],
        conclusion: 'So ',
      }
    },
  }
}

function dates(rng: Rng): Drawn {
  const at = pick(
    rng,
    MONTHS.map((_, k) => k).filter((k) => DAYS[k]! > 0),
  )
  const length = DAYS[at]!
  const from = randomInteger(rng, 15, length - 1)
  const to = randomInteger(rng, 1, 14)
  const between = length - from + to
  return {
    key: `dates ${at} ${from} ${to}`,
    draft: (source) => ({
      stem: stemOf(source, DAYS_BETWEEN, {
        a: `${from} ${MONTHS[at]}`,
        b: `${to} ${MONTHS[(at + 1) % 12]}`,
      }),
      right: `${between}`,
      wrong: wrongNumbers(source.rng, between, [between - 1, between + 1], 1),
      steps: [
        `${MONTHS[at]} has ${length} days`,
        `${length} - ${from} = ${length - from}`,
        `${length - from} + ${to} = ${between}`,
      ],
      conclusion: 'So ',
    }),
  }
}

const stemOf = (
  { rng, partition }: Source,
  wordings: Wordings,
  values: Readonly<Record<string, string>>,
): string => fill(pick(rng, wordings[partition]), values)

export const calendar: Subject = {
  id: 'calendar',
  skill: 'arithmetic',
  draft: (source) => {
    const { rng } = source
    const draw = (): Drawn => pick(rng, [weekday, weekday, month, dates])(rng)
    return drawOwned(source, draw, ({ key }) => key).draft(source)
  },
}
