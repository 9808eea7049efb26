/** Whole numbers converted from one unit to another. */
import { pick, randomInteger } from '../../../random.ts'
import { fill } from '../../atlas/schema.ts'
import { wrongNumbers } from '../numbers.ts'
import { drawOwned, type Subject } from '../subject.ts'
import { partitionWordings } from '../wording.ts'

/** Larger unit, its plural, how many of the smaller one it holds, the smaller one's plural. Exact by definition. */
const UNITS = `metre:metres:100:centimetres metre:metres:1000:millimetres centimetre:centimetres:10:millimetres
  kilometre:kilometres:1000:metres kilogram:kilograms:1000:grams tonne:tonnes:1000:kilograms litre:litres:1000:millilitres
  litre:litres:10:decilitres hour:hours:60:minutes minute:minutes:60:seconds day:days:24:hours week:weeks:7:days
  year:years:12:months century:centuries:100:years decade:decades:10:years foot:feet:12:inches yard:yards:3:feet
  pound:pounds:16:ounces stone:stones:14:pounds gallon:gallons:8:pints quart:quarts:2:pints dozen:dozens:12:items
  score:scores:20:items byte:bytes:8:bits metre:metres:10:decimetres kilowatt:kilowatts:1000:watts
  euro:euros:100:cents fathom:fathoms:6:feet`
export const PAIRS = UNITS.split(/\s+/).map((row) => {
  const [one = '', many = '', factor = '', small = ''] = row.split(':')
  return { one, many, factor: Number(factor), small }
})

/** The highest count that can be multiplied by the factor in one step. */
const highestCount = (factor: number): number => (/^10+$/.test(String(factor)) ? 60 : 15)

const DOWN = partitionWordings([
  'the number of {small} in {n} {many}',
  '{n} {many} in {small}',
  'the count of {small} in {n} {many}',
])
const UP = partitionWordings([
  'the number of {many} in {n} {small}',
  '{n} {small} in {many}',
  'the count of {many} in {n} {small}',
])

export const conversions: Subject = {
  id: 'conversions',
  skill: 'arithmetic',
  draft: (source) => {
    const { rng, partition } = source
    const { pair, count } = drawOwned(
      source,
      () => {
        const pair = pick(rng, PAIRS)
        return { pair, count: randomInteger(rng, 2, highestCount(pair.factor)) }
      },
      ({ pair, count }) => `${count} ${pair.many} ${pair.small}`,
    )
    const down = rng() < 0.6
    const { one, many, factor, small } = pair
    const product = count * factor
    const [given, right] = down ? [count, product] : [product, count]
    const slips = down
      ? [product * 10, product + factor, product - factor]
      : [count * 10, count + 1, count - 1]
    return {
      stem: fill(pick(rng, (down ? DOWN : UP)[partition]), { n: String(given), small, many }),
      right: String(right),
      wrong: wrongNumbers(rng, right, slips, 1),
      steps: [
        `1 ${one} is ${factor} ${small}`,
        `${given} ${down ? '*' : '/'} ${factor} = ${right}`,
      ],
      conclusion: 'So ',
    }
  },
}
