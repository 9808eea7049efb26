/** Stories about growing, picking and catching. */
import { type Family, money } from './story.ts'

const SOLD = ['Each {item} is sold for {n} coins.', '{who} sells them all for {n} coins each.']
const PRICE = ['The price of each {item} is {n} coins.', '{Items} cost {n} coins each.']

export const FAMILIES_OF_NATURE: readonly Family[] = [
  {
    id: 'farm',
    items: ['egg', 'melon', 'pumpkin', 'cabbage'],
    distractors: [
      'The farm has {few} cows.',
      'The nearest town is {many} miles away.',
      'The barn has {few} windows.',
      'The dog of the farm is {few} years old.',
    ],
    stages: [
      {
        unit: '{items}',
        enter: {
          count: [
            '{who} collects {n} {items} on the farm.',
            'Farmer {who} has {n} {items} in the barn.',
          ],
          groups: [
            'Farmer {who} brings in {a} baskets with {b} {items} in each.',
            '{who} fills {a} baskets, each with {b} {items}.',
            'On the farm of {who} stand {a} baskets of {b} {items}.',
          ],
        },
        moves: {
          add: [
            '{n} more {items} are found behind the barn.',
            'A neighbor gives {him} {n} {items}.',
          ],
          take: [
            '{n} {items} break on the way.',
            '{who} keeps {n} {items} for the kitchen and takes them away.',
          ],
          'add-groups': [
            '{who} collects {b} more on each of the next {a} days.',
            '{a} neighbors bring {b} {items} each.',
          ],
          'take-groups': ['{a} families take {b} {items} each.', '{a} cooks get {b} {items} each.'],
          half: ['Half of the {items} go to the market.', '{who} gives half of the {items} away.'],
          'take-part': ['{part} of the {items} are bad.', 'A cook takes {part} of the {items}.'],
        },
        owned: true,
        asks: [
          'How many {items} are left for {who}?',
          'How many {items} does {who} have at the end?',
        ],
      },
      {
        unit: 'crates',
        enter: {
          divide: [
            'The {items} are packed into crates of {n}.',
            '{who} puts {n} {items} into each crate.',
          ],
        },
        facts: ['A crate holds {n} {items}.'],
        moves: {
          take: [
            '{n} crates go to an inn.',
            '{n} of the crates stay in the barn and are not for sale.',
          ],
          times: ['The next day {who} has {times} as many crates.'],
        },
        owned: true,
        asks: ['How many crates does {who} have now?', 'How many crates are there?'],
      },
      money(
        ['A trader pays {n} coins for each crate.', '{who} sells the crates for {n} coins each.'],
        ['A crate of {items} costs {n} coins.'],
      ),
    ],
  },
  {
    id: 'orchard',
    items: ['apple', 'pear', 'plum', 'lemon'],
    distractors: [
      'The orchard is {many} years old.',
      'The ladder has {few} steps.',
      'There are {many} bees around the trees.',
      'The sun sets at {few}.',
    ],
    stages: [
      {
        unit: '{items}',
        enter: {
          count: [
            '{who} picks {n} {items} in the orchard.',
            'There are {n} {items} in the basket of {who}.',
          ],
          groups: [
            '{who} picks {b} {items} from each of {a} trees.',
            'In an orchard {who} shakes {a} trees, and {b} {items} fall from each.',
          ],
        },
        moves: {
          add: ['{who} picks {n} more from the ground.', 'A friend adds {n} {items}.'],
          take: ['Birds eat {n} {items}.', '{who} makes juice of {n} {items}.'],
          'add-groups': [
            '{a} children bring {b} {items} each.',
            '{She} picks {a} more bags with {b} {items} in each.',
          ],
          'take-groups': [
            '{a} children eat {b} {items} each.',
            '{who} bakes {a} cakes with {b} {items} in each.',
          ],
          times: ['After the next day there are {times} as many {items}.'],
          'take-part': ['{part} of the {items} have worms and are thrown away.'],
          half: ['Half of the {items} are eaten.'],
        },
        owned: true,
        asks: ['How many {items} does {who} have now?', 'How many {items} are left at the end?'],
      },
      money(SOLD, PRICE),
    ],
  },
  {
    id: 'garden',
    items: ['tulip', 'rose', 'shrub'],
    distractors: [
      'The garden is {many} feet wide.',
      '{who} works for {few} hours.',
      'The gate is {few} feet high.',
      'It did not rain for {many} days.',
    ],
    stages: [
      {
        unit: '{items}',
        enter: {
          count: [
            '{who} plants {n} {items} in the garden.',
            'In the garden of {who} grow {n} {items}.',
          ],
          groups: [
            '{who} plants {a} rows of {b} {items}.',
            'The garden of {who} has {a} rows with {b} {items} in each.',
          ],
        },
        moves: {
          add: ['{who} plants {n} more.', '{n} {items} come up by themselves.'],
          take: ['The frost kills {n} {items}.', 'A goat eats {n} {items}.'],
          'add-groups': [
            'Around each of {a} trees {she} sets {b} {items}.',
            '{a} neighbors plant {b} more each.',
          ],
          'take-groups': [
            'On each of {a} days {who} cuts {b} {items}.',
            '{a} children pick {b} {items} each.',
          ],
          'take-part': ['{part} of the {items} dry up.'],
          half: ['Half of the {items} are eaten by snails.'],
        },
        owned: true,
        asks: [
          'How many {items} are in the garden now?',
          'How many {items} does {who} have at the end?',
        ],
      },
      {
        unit: 'bunches',
        enter: {
          divide: [
            '{who} ties the {items} into bunches of {n}.',
            'All {items} are cut and tied, {n} to a bunch.',
          ],
        },
        facts: ['{n} {items} make a bunch.'],
        moves: {
          take: ['{n} bunches are for {her} mother.'],
          add: ['A friend brings {n} more bunches.'],
        },
        owned: true,
        asks: ['How many bunches does {who} have now?', 'How many bunches are there?'],
      },
      money(['{who} sells each bunch for {n} coins.'], ['A bunch costs {n} coins.']),
    ],
  },
  {
    id: 'harbor',
    items: ['crab', 'shell', 'oyster'],
    distractors: [
      'The boat is {many} feet long.',
      'The wind blows for {few} hours.',
      'There are {many} boats in the harbor.',
      'The captain is {many} years old.',
    ],
    stages: [
      {
        unit: '{items}',
        enter: {
          count: [
            '{who} comes back to the harbor with {n} {items}.',
            '{who} has {n} {items} in the boat.',
          ],
          groups: [
            '{who} pulls up {a} nets with {b} {items} in each.',
            'In the boat of {who} are {a} buckets of {b} {items}.',
          ],
        },
        moves: {
          add: ['{who} finds {n} more on the beach.', 'Another boat gives {him} {n} {items}.'],
          take: ['{n} {items} fall back into the sea.', 'Gulls steal {n} {items}.'],
          'add-groups': [
            '{a} sailors add {b} {items} each.',
            '{a} more nets bring {b} {items} each.',
          ],
          'take-groups': ['{a} gulls take {b} {items} each.', '{a} cooks buy {b} {items} each.'],
          'take-part': ['{part} of the {items} are too small and go back.'],
          times: ['A good day later {who} has {times} as many {items}.'],
        },
        owned: true,
        asks: [
          'How many {items} does {who} have now?',
          'How many {items} are in the boat at the end?',
        ],
      },
      {
        unit: 'barrels',
        enter: {
          divide: [
            '{who} puts the {items} into barrels of {n}.',
            'The {items} go into barrels, {n} in each.',
          ],
        },
        facts: ['A barrel has room for {n} {items}.'],
        moves: {
          take: ['{n} barrels are sent to the king.'],
          add: ['{n} barrels stand there from before.'],
        },
        owned: true,
        asks: ['How many barrels does {who} have now?', 'How many barrels is that?'],
      },
      money(
        ['A trader pays {n} coins for each barrel.', '{who} sells each barrel for {n} coins.'],
        ['A barrel is worth {n} coins.'],
      ),
    ],
  },
]
