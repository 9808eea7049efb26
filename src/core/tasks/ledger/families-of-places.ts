/** Stories about towns, schools and visitors. */
import { type Family, money } from './story.ts'

export const FAMILIES_OF_PLACES: readonly Family[] = [
  {
    id: 'library',
    items: ['book', 'map', 'comic'],
    distractors: [
      'The library has {few} rooms.',
      'It closes at {few} in the evening.',
      'The oldest reader is {many} years old.',
      'A card costs {few} coins a year.',
    ],
    stages: [
      {
        unit: '{items}',
        enter: {
          count: [
            'A library has {n} {items} about the sea.',
            'There are {n} {items} in the library where {who} works.',
          ],
          groups: [
            'A library has {a} shelves with {b} {items} on each.',
            '{who} puts {b} {items} on each of {a} shelves of the library.',
          ],
        },
        moves: {
          add: ['{n} new {items} arrive.', '{who} gives {n} {items} to the library.'],
          take: ['Readers borrow {n} {items}.', '{n} {items} are lost.'],
          'add-groups': [
            '{a} boxes with {b} {items} each are brought in.',
            '{a} readers bring back {b} {items} each.',
          ],
          'take-groups': [
            '{a} readers borrow {b} {items} each.',
            '{a} classes take {b} {items} each.',
          ],
          half: ['Half of the {items} are moved to a new library.'],
          'take-part': ['{part} of the {items} are too old and are sold.'],
        },
        owned: false,
        asks: [
          'How many {items} are in the library now?',
          'How many {items} does the library have at the end?',
        ],
      },
      {
        unit: 'shelves',
        enter: {
          divide: [
            '{who} sets the {items} up, {n} on each shelf.',
            'The {items} are put on shelves, {n} on each.',
          ],
        },
        facts: ['{n} {items} fit on a shelf.'],
        moves: {
          add: ['{n} shelves are used for films.', 'The cellar has {n} more shelves.'],
          take: ['{n} of the shelves are taken away.'],
        },
        owned: false,
        asks: ['How many shelves is that?', 'How many shelves are there?'],
      },
    ],
  },
  {
    id: 'school',
    items: ['pupil', 'player', 'singer'],
    distractors: [
      'The hall has {many} windows.',
      'The teacher is {many} years old.',
      'Lunch is at {few}.',
      'The school has {few} gardens.',
    ],
    stages: [
      {
        unit: '{items}',
        enter: {
          count: [
            '{n} {items} come to the school hall.',
            'There are {n} {items} in the group of {who}.',
          ],
          groups: [
            '{a} classes of {b} {items} meet in the hall.',
            '{who} leads {a} groups with {b} {items} in each.',
          ],
        },
        moves: {
          add: ['{n} {items} join late.', '{n} more {items} arrive by bus.'],
          take: ['{n} {items} go home early.', '{n} {items} are ill and leave.'],
          'add-groups': ['{a} cars bring {b} more {items} each.'],
          'take-groups': [
            '{a} cars take {b} {items} home each.',
            '{a} teachers leave with {b} {items} each.',
          ],
          half: ['Half of the {items} go to the garden and stay there.'],
          'take-part': ['{part} of the {items} leave for the gym.'],
          times: ['The next day {times} as many {items} come.'],
        },
        owned: false,
        asks: ['How many {items} are there now?', 'How many {items} are in the hall at the end?'],
      },
      {
        unit: 'teams',
        enter: {
          divide: ['The {items} form teams of {n}.', '{who} makes teams with {n} {items} in each.'],
        },
        facts: ['A team has {n} {items}.'],
        moves: {
          add: ['{n} teams come from another school.'],
          take: ['{n} teams lose and leave.'],
        },
        owned: false,
        asks: ['How many teams are there?', 'How many teams are there at the end?'],
      },
      {
        unit: 'balls',
        enter: { multiply: ['Each team gets {n} balls.', '{who} gives {n} balls to each team.'] },
        facts: ['A team needs {n} balls.'],
        moves: {
          add: ['{n} balls stay in the box.', '{n} more balls are kept for later.'],
          take: ['{n} of the balls are lost.'],
        },
        owned: false,
        asks: ['How many balls is that?', 'How many balls are there in all?'],
      },
    ],
  },
  {
    id: 'museum',
    items: ['visitor', 'guest', 'tourist'],
    distractors: [
      'The museum is {many} years old.',
      'The tower has {many} steps.',
      'The doors open at {few}.',
      '{few} guards sit at the door.',
    ],
    stages: [
      {
        unit: '{items}',
        enter: {
          count: [
            '{n} {items} come to the museum in the morning.',
            '{who} counts {n} {items} in the museum.',
          ],
          groups: [
            '{a} buses bring {b} {items} each to the museum.',
            '{who} leads {a} groups of {b} {items} through the museum.',
          ],
        },
        moves: {
          add: ['{n} more {items} come in.', '{n} {items} arrive on foot.'],
          take: ['{n} {items} leave.', '{n} {items} go home because of the rain.'],
          'add-groups': ['{a} taxis bring {b} {items} each.'],
          'take-groups': ['{a} taxis leave with {b} {items} each.'],
          half: ['Half of the {items} leave at noon.'],
          'take-part': ['{part} of the {items} go away.'],
        },
        owned: false,
        asks: ['How many {items} are in the museum now?', 'How many {items} are there at the end?'],
      },
      money(
        [
          'Each of these {items} pays {n} coins to {who}.',
          '{who} sells each of them a picture for {n} coins.',
        ],
        [
          'A picture for {items} costs {n} coins, and all who are there at the end buy one from {who}.',
        ],
      ),
    ],
  },
]
