/** Stories about what people keep, read and travel. */
import type { Family } from './story.ts'

export const FAMILIES_OF_HOME: readonly Family[] = [
  {
    id: 'savings',
    items: ['coin', 'token'],
    distractors: [
      'The bank opens at {few}.',
      '{who} is {many} years old.',
      'The purse has {few} pockets.',
      'A brother of {who} is {few} years old.',
    ],
    stages: [
      {
        unit: '{items}',
        enter: {
          count: ['{who} has {n} {items} in a tin.', '{who} gets {n} {items} for {her} birthday.'],
          groups: [
            '{who} saves {b} {items} a week for {a} weeks.',
            'For {a} months {who} puts {b} {items} a month into a tin.',
          ],
        },
        moves: {
          add: ['An uncle gives {him} {n} {items}.', '{She} finds {n} {items} under the bed.'],
          take: ['{She} buys a hat for {n} {items}.', '{who} lends {n} {items} to a friend.'],
          'add-groups': [
            '{She} washes {a} cars for {b} {items} each.',
            '{a} aunts give {him} {b} {items} each.',
          ],
          'take-groups': [
            '{who} buys {a} pens for {b} {items} each.',
            '{She} pays {b} {items} for each of {a} tickets.',
          ],
          half: ['{who} spends half of the {items}.'],
          'take-part': [
            '{who} spends {part} of the {items}.',
            '{She} gives {part} of the {items} to a friend.',
          ],
          times: ['By spring {who} has {times} as many {items}.'],
        },
        owned: true,
        asks: [
          'How many {items} does {who} have now?',
          'How many {items} are in the tin at the end?',
        ],
      },
    ],
  },
  {
    id: 'stamps',
    items: ['stamp', 'card', 'sticker', 'photo'],
    distractors: [
      'The album has {many} pages.',
      'The oldest is {many} years old.',
      'The club meets at {few}.',
      '{who} lives in house number {many}.',
    ],
    stages: [
      {
        unit: '{items}',
        enter: {
          count: ['{who} collects {items} and has {n} of them.', '{who} owns {n} {items}.'],
          groups: [
            '{who} has {a} pages with {b} {items} on each.',
            'In the album of {who} are {a} pages of {b} {items}.',
          ],
        },
        moves: {
          add: ['A letter brings {n} {items}.', '{who} buys {n} {items} in the club.'],
          take: ['{who} swaps {n} {items} for a ball.', '{n} {items} get wet and are thrown away.'],
          'add-groups': [
            '{a} friends bring {him} {b} {items} each.',
            '{who} opens {a} packs with {b} new {items} each.',
          ],
          'take-groups': ['{who} sends {b} {items} to each of {a} cousins.'],
          times: ['A year later {who} has {times} as many {items}.'],
          'take-part': ['{who} sells {part} of the {items}.'],
          half: ['{who} gives half of the {items} to a sister.'],
        },
        owned: true,
        asks: [
          'How many {items} does {who} have now?',
          'How many {items} does {who} own at the end?',
        ],
      },
      {
        unit: 'pages',
        enter: { divide: ['{who} puts the {items} on new pages, {n} on each.'] },
        facts: ['{n} {items} fit on a new page.'],
        moves: { add: ['{n} pages are left empty.'], take: ['{n} of these pages are torn out.'] },
        owned: true,
        asks: ['How many new pages is that?', 'How many new pages does {who} have at the end?'],
      },
    ],
  },
  {
    id: 'reading',
    items: ['page', 'chapter', 'poem'],
    distractors: [
      'The book costs {many} coins.',
      'The lamp has {few} bulbs.',
      '{who} goes to bed at {few}.',
      'A chair by the window is {many} years old.',
    ],
    stages: [
      {
        unit: '{items}',
        enter: {
          count: ['{who} has to read {n} {items}.', 'For school {who} must read {n} {items}.'],
          groups: [
            '{who} has to read {a} books with {b} {items} each.',
            'There are {a} books of {b} {items} which {who} wants to read.',
          ],
        },
        moves: {
          add: ['The teacher adds {n} {items} to the list.', '{n} more {items} are due.'],
          take: ['{who} reads {n} {items} at once.', '{She} may leave out {n} {items}.'],
          'add-groups': ['{a} more parts with {b} {items} each are added.'],
          'take-groups': [
            'On each of {a} days {she} reads {b} {items}.',
            '{who} reads {b} {items} an hour for {a} hours.',
          ],
          half: ['{who} reads half of them on a train.'],
          'take-part': ['On a rainy day {she} reads {part} of what is left.'],
        },
        owned: false,
        asks: [
          'How many {items} are left to read?',
          'How many {items} does {who} still have to read?',
        ],
      },
      {
        unit: 'days',
        enter: { divide: ['From now on {who} reads {n} {items} a day until the end.'] },
        moves: {
          add: ['On {n} more days {she} reads nothing.'],
          take: ['{She} saves {n} days by reading at night.'],
        },
        owned: false,
        asks: ['How many days does it take?', 'For how many days does that go on?'],
      },
    ],
  },
  {
    id: 'trip',
    items: ['mile', 'kilometer'],
    distractors: [
      'The bag of {who} weighs {few} pounds.',
      'It rains for {few} hours.',
      'The bicycle has {many} gears.',
      'A room at the inn costs {many} coins.',
    ],
    stages: [
      {
        unit: '{items}',
        enter: {
          count: [
            '{who} rides {n} {items} on the first day of a trip.',
            'On a trip {who} goes {n} {items} by train.',
          ],
          groups: [
            '{who} walks {b} {items} a day for {a} days.',
            'On a trip {who} rides for {a} hours, {b} {items} every hour.',
          ],
        },
        moves: {
          add: ['After lunch {who} walks {n} {items}.', '{She} goes on for {n} {items}.'],
          'add-groups': [
            'For {a} days {she} rides {b} {items} a day.',
            '{She} walks around a lake {a} times, {b} {items} each time.',
          ],
          times: ['With the way back and the detours it is {times} as far.'],
        },
        owned: true,
        asks: [
          'How many {items} does {who} travel in all?',
          'How far is the trip of {who}, in {items}?',
        ],
      },
      {
        unit: 'days',
        enter: { divide: ['On the way back {who} covers the same way at {n} {items} a day.'] },
        moves: {
          add: ['{She} also rests for {n} days on the way back.'],
          take: ['A lift by car saves {him} {n} days of it.'],
        },
        owned: false,
        asks: [
          'How many days does the way back take?',
          'For how many days is {who} on the way back?',
        ],
      },
    ],
  },
]
