/** Roman numerals below 1000, read and written. */
import { pick, randomInteger } from '../../../random.ts'
import { fill } from '../../atlas/schema.ts'
import { wrongNumbers } from '../numbers.ts'
import { drawOwned, type Subject } from '../subject.ts'
import { partitionWordings } from '../wording.ts'

const HUNDREDS = ['', 'C', 'CC', 'CCC', 'CD', 'D', 'DC', 'DCC', 'DCCC', 'CM']
const TENS = ['', 'X', 'XX', 'XXX', 'XL', 'L', 'LX', 'LXX', 'LXXX', 'XC']
const ONES = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX']

/** The highest number, which leaves room for wrong answers above it. */
const HIGHEST = 988

/** The numeral's parts for hundreds, tens and ones, each with its value; zeros are left out. */
function partsOf(number: number): readonly (readonly [string, number])[] {
  const places = [
    [HUNDREDS, 100],
    [TENS, 10],
    [ONES, 1],
  ] as const
  return places
    .map(([digits, place]) => [Math.floor(number / place) % 10, digits, place] as const)
    .filter(([digit]) => digit > 0)
    .map(([digit, digits, place]) => [digits[digit]!, digit * place] as const)
}

const numeral = (number: number): string =>
  partsOf(number)
    .map(([digits]) => digits)
    .join('')

const READ = partitionWordings([
  'the value of {s}',
  'the value of the Roman numeral {s}',
  'the number written {s} by the Romans',
])
const WRITE = partitionWordings([
  'the Roman numeral for {s}',
  '{s} in Roman numerals',
  'the way the Romans wrote {s}',
])

export const roman: Subject = {
  id: 'roman',
  skill: 'arithmetic',
  draft: (source) => {
    const { rng, partition } = source
    const { number, reads } = drawOwned(
      source,
      () => ({ number: randomInteger(rng, 4, HIGHEST), reads: rng() < 0.5 }),
      ({ number }) => `roman ${number}`,
    )
    const parts = partsOf(number)
    const wrong = wrongNumbers(rng, number, [number + 10, number + 5], 1)
    const [a, b, c] = wrong.map((value) => numeral(Number(value)))
    return {
      stem: fill(pick(rng, (reads ? READ : WRITE)[partition]), {
        s: reads ? numeral(number) : String(number),
      }),
      right: reads ? String(number) : numeral(number),
      wrong: reads ? wrong : [a!, b!, c!],
      steps: parts.map(([digits, value]) =>
        reads ? `${digits} is ${value}` : `${value} is ${digits}`,
      ),
      conclusion: 'So ',
    }
  },
}
