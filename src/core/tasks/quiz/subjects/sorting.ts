/** The smallest, second largest and so on of five numbers. */
import { pick, randomInteger, shuffle } from '../../../random.ts'
import { fill } from '../../atlas/schema.ts'
import { drawOwned, type Subject } from '../subject.ts'
import { partitionWordings } from '../wording.ts'

const PLACES = [
  { name: 'smallest', from: 'smallest', place: 1 },
  { name: 'second smallest', from: 'smallest', place: 2 },
  { name: 'third smallest', from: 'smallest', place: 3 },
  { name: 'largest', from: 'largest', place: 1 },
  { name: 'second largest', from: 'largest', place: 2 },
] as const

const WORDINGS = partitionWordings([
  'the {k} of {s}',
  'the {k} number of {s}',
  'the {k} number in the list {s}',
  'the {k} among {s}',
])

const COUNT = 5

export const sorting: Subject = {
  id: 'sorting',
  skill: 'arithmetic',
  draft: (source) => {
    const { rng, partition } = source
    const numbers = drawOwned(
      source,
      () => {
        const drawn = new Set<number>()
        while (drawn.size < COUNT) drawn.add(randomInteger(rng, 11, 99))
        return [...drawn]
      },
      (drawn) => drawn.toSorted((a, b) => a - b).join(' '),
    )
    const { name, from, place } = pick(rng, PLACES)
    const sorted = numbers.toSorted((a, b) => (from === 'smallest' ? a - b : b - a))
    const right = sorted[place - 1]!
    const [a, b, c] = shuffle(
      rng,
      numbers.filter((number) => number !== right),
    ).map(String)
    return {
      stem: fill(pick(rng, WORDINGS[partition]), { k: name, s: numbers.join(', ') }),
      right: String(right),
      wrong: [a!, b!, c!],
      steps: [`From the ${from}: ${sorted.slice(0, place).join(', ')}`],
      conclusion: 'So ',
    }
  },
}
