/** Who comes first, second or last of four people, from three comparisons in any order. */
import { pick, shuffle } from '../../../random.ts'
import { createNamer } from '../../atlas/names.ts'
import { fill } from '../../atlas/schema.ts'
import type { Draft, Source, Subject } from '../subject.ts'
import { PERSON_FRAMES, partitionWordings } from '../wording.ts'

/** A comparative and its two superlatives. */
const SCALES = [
  ['taller', 'tallest', 'shortest'],
  ['older', 'oldest', 'youngest'],
  ['faster', 'fastest', 'slowest'],
  ['heavier', 'heaviest', 'lightest'],
  ['richer', 'richest', 'poorest'],
  ['stronger', 'strongest', 'weakest'],
] as const

const WORDINGS = partitionWordings(
  ['the {k}', 'the {k} person', 'the {k} of the four', 'the {k} of them'],
  PERSON_FRAMES,
)

function draft({ rng, partition }: Source): Draft {
  const namer = createNamer(rng, partition)
  const people = Array.from({ length: 4 }, () => namer.fresh('person'))
  const [comparative, most, least] = pick(rng, SCALES)
  const comparisons = [0, 1, 2].map((k) => `${people[k]} is ${comparative} than ${people[k + 1]}.`)
  const fromTop = rng() < 0.6
  const second = rng() < 0.3
  const superlative = fromTop ? most : least
  const order = fromTop ? people : people.toReversed()
  const place = second ? 1 : 0
  const [a, b, c] = order.filter((_, k) => k !== place)
  const stem = fill(pick(rng, WORDINGS[partition]), {
    k: second ? `second ${superlative}` : superlative,
  })
  return {
    stem: `${shuffle(rng, comparisons).join(' ')} ${stem}`,
    right: order[place]!,
    wrong: [a!, b!, c!],
    steps: [`From the ${superlative}: ${order.slice(0, place + 1).join(', ')}`],
    conclusion: 'So ',
  }
}

export const logic: Subject = { id: 'logic', skill: 'reading', draft }
