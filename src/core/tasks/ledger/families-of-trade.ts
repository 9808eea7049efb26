/** Stories about making and selling. */
import { type Family, money } from './story.ts'

export const FAMILIES_OF_TRADE: readonly Family[] = [
  {
    id: 'bakery',
    items: ['muffin', 'roll', 'pie', 'bun', 'cake'],
    distractors: [
      'The oven is {many} years old.',
      'The bakery opens at {few} in the morning.',
      'The street has {few} other shops.',
      'Baking takes {many} minutes.',
    ],
    stages: [
      {
        unit: '{items}',
        enter: {
          count: [
            '{who} bakes {n} {items}.',
            'There are {n} fresh {items} in the bakery of {who}.',
            'A baker named {who} has {n} {items}.',
          ],
          groups: [
            '{who} bakes {a} trays of {b} {items}.',
            'In the bakery of {who} there are {a} trays with {b} {items} on each.',
            '{who} takes {a} trays out of the oven, each with {b} {items}.',
          ],
        },
        moves: {
          add: ['{who} bakes {n} more.', 'A helper brings {n} {items} more.'],
          take: [
            'Customers buy {n} {items}.',
            '{n} {items} are burnt and thrown away.',
            '{She} gives {n} of the {items} to a school.',
          ],
          'add-groups': [
            '{She} adds {a} more plates with {b} {items} each.',
            '{a} helpers bake {b} {items} each for {him}.',
          ],
          'take-groups': [
            '{a} customers buy {b} {items} each.',
            '{She} eats {b} {items} on each of {a} days.',
          ],
          half: ['Half of the {items} are sold.', '{who} sells half of them.'],
          'take-part': [
            '{part} of the {items} are sold to a hotel.',
            '{She} sells {part} of the {items}.',
          ],
        },
        owned: true,
        asks: [
          'How many {items} does {who} have now?',
          'How many {items} are there at the end?',
          'How many {items} are in the bakery now?',
        ],
      },
      {
        unit: 'boxes',
        enter: {
          divide: [
            '{who} packs the {items} into boxes of {n}.',
            'The {items} are put into boxes with {n} in each.',
          ],
        },
        facts: ['A box holds {n} {items}.', '{who} has boxes for {n} {items} each.'],
        moves: {
          take: ['{n} boxes are sent to a hotel.', '{She} sells {n} of the boxes.'],
          add: ['{n} full boxes are there from before.', 'A friend brings {n} more boxes.'],
        },
        owned: true,
        asks: ['How many boxes does {who} have now?', 'How many boxes are there at the end?'],
      },
      money(
        ['Each box is sold for {n} coins.', '{who} sells all boxes for {n} coins each.'],
        ['A box costs {n} coins.', 'The price of a box is {n} coins.'],
      ),
    ],
  },
  {
    id: 'workshop',
    items: ['chair', 'lamp', 'stool', 'clock'],
    distractors: [
      'The workshop has {few} doors.',
      '{who} is {many} years old.',
      'The saw costs {many} coins.',
      'The radio plays {few} songs.',
    ],
    stages: [
      {
        unit: '{items}',
        enter: {
          count: [
            '{who} builds {n} {items} in a workshop.',
            'In the workshop of {who} stand {n} {items}.',
          ],
          groups: [
            '{who} builds {b} {items} a week for {a} weeks.',
            'For {a} weeks {who} makes {b} {items} every week.',
          ],
        },
        moves: {
          add: [
            'An old order of {n} {items} comes back.',
            '{who} makes {n} more {items} at night.',
          ],
          take: ['{n} {items} are sold.', 'The hotel orders {n} {items} and gets them.'],
          'add-groups': ['{a} helpers make {b} {items} each.'],
          'take-groups': [
            '{a} schools buy {b} {items} each.',
            '{who} sends {b} {items} to each of {a} shops.',
          ],
          half: ['Half of the {items} are painted badly and thrown away.'],
          times: ['With a new machine {who} ends with {times} as many {items}.'],
        },
        owned: true,
        asks: [
          'How many {items} does {who} have now?',
          'How many {items} stand in the workshop at the end?',
        ],
      },
      {
        unit: 'screws',
        enter: {
          multiply: [
            '{who} puts {n} screws into each {item}.',
            'For each {item} {who} needs {n} screws.',
          ],
        },
        facts: ['A {item} takes {n} screws.'],
        moves: {
          add: ['{n} more screws are needed for the door.'],
          take: ['{n} of these screws are in the drawer and need not be bought.'],
        },
        owned: false,
        asks: ['How many screws are needed?', 'How many screws is that?'],
      },
    ],
  },
  {
    id: 'juice',
    items: ['bottle', 'jar', 'can'],
    distractors: [
      'The stand is {few} steps from the beach.',
      'It is {many} degrees in the sun.',
      'The table is {few} years old.',
      '{few} dogs lie in the shade.',
    ],
    stages: [
      {
        unit: '{items}',
        enter: {
          count: [
            '{who} has {n} {items} of juice.',
            'At the stand of {who} there are {n} {items} of juice.',
          ],
          groups: [
            '{who} buys {a} packs of juice with {b} {items} each.',
            '{a} boxes with {b} {items} of juice stand at the stand of {who}.',
          ],
        },
        moves: {
          add: ['{n} {items} are brought from the cellar.', '{She} fills {n} more {items}.'],
          take: ['{n} {items} fall and break.', '{who} and some friends drink {n} {items}.'],
          'add-groups': ['{a} friends bring {b} {items} each.'],
          'take-groups': [
            '{a} runners drink {b} {items} each.',
            '{a} guests take {b} {items} each.',
          ],
          'take-part': ['{part} of the {items} are empty and are taken away.'],
          half: ['Half of the {items} are given to a party.'],
        },
        owned: true,
        asks: ['How many {items} are left?', 'How many {items} of juice does {who} have now?'],
      },
      {
        unit: 'glasses',
        enter: {
          multiply: ['Each {item} fills {n} glasses.', '{who} pours {n} glasses from each {item}.'],
        },
        facts: ['A {item} is enough for {n} glasses.'],
        moves: {
          take: ['{n} glasses are spilled.', '{who} drinks {n} glasses.'],
          half: ['Half of the glasses are drunk.'],
        },
        owned: true,
        asks: [
          'How many glasses of juice are there now?',
          'How many glasses does {who} have at the end?',
        ],
      },
    ],
  },
  {
    id: 'beads',
    items: ['bead', 'pearl', 'button'],
    distractors: [
      'The string is {many} feet long.',
      'The table has {few} drawers.',
      'A cat of {few} years watches.',
      'The radio plays for {many} minutes.',
    ],
    stages: [
      {
        unit: '{items}',
        enter: {
          count: [
            '{who} has {n} {items} in a box.',
            'There are {n} {items} on the table of {who}.',
          ],
          groups: [
            '{who} has {a} bags with {b} {items} in each.',
            '{who} opens {a} bags of {b} {items}.',
          ],
        },
        moves: {
          add: ['{who} buys {n} more.', '{She} gets {n} {items} from a friend.'],
          take: ['{n} {items} roll under the door and are lost.', '{who} gives {n} {items} away.'],
          'add-groups': [
            '{a} friends give {him} {b} {items} each.',
            '{She} buys {a} packs of {b} {items}.',
          ],
          'take-groups': [
            '{who} makes {a} rings with {b} {items} each.',
            '{She} gives {b} {items} to each of {a} friends.',
          ],
          half: ['Half of the {items} are the wrong color and are given away.'],
          'take-part': ['{part} of the {items} are broken and thrown away.'],
        },
        owned: true,
        asks: ['How many {items} does {who} have now?', 'How many {items} are left?'],
      },
      {
        unit: 'chains',
        enter: {
          divide: ['{who} makes chains of {n} {items}.', '{who} puts {n} {items} on each chain.'],
        },
        facts: ['It takes {n} {items} to make a chain.'],
        moves: {
          take: ['{n} chains are presents.', '{She} keeps {n} chains and puts them away.'],
          add: ['{n} chains are there from last week.'],
        },
        owned: true,
        asks: ['How many chains does {who} have now?', 'How many chains is that?'],
      },
      money(['The chains are sold for {n} coins each.'], ['A chain costs {n} coins.']),
    ],
  },
]
