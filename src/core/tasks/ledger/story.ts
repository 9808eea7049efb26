/**
 * The schema of stories. A story counts one unit after another (muffins, then boxes, then coins). One move enters each stage and
 * others continue it; every move is a sentence with one or two lines of arithmetic. A new family of stories is one entry in a
 * `families-*.ts` table.
 */

/** What a sentence does with the running count. */
export type MoveType =
  | 'count'
  | 'groups'
  | 'add'
  | 'take'
  | 'add-groups'
  | 'take-groups'
  | 'times'
  | 'half'
  | 'take-part'
  | 'divide'
  | 'multiply'
  | 'share'
  | 'goal'
  | 'other-more'
  | 'other-fewer'
  | 'other-times'

export type Texts = readonly string[]

/**
 * Wordings by move. Their placeholders: {who}, {She}, {she}, {him}, {her} (possessive) for the person, {other} for a second
 * person, {items}, {item}, {unit} for what is counted, {n}, {a}, {b} for numbers, {times}, {part} for numbers in words.
 */
export type Wordings = { readonly [T in MoveType]?: Texts }

export interface Stage {
  /** What is counted here, in the plural: "{items}", "boxes". */
  readonly unit: string
  readonly enter: Wordings
  /** Timeless wordings of the move that enters this stage; they may come earlier in the story. */
  readonly facts?: Texts
  readonly moves: Wordings
  /** Whether the person owns what is counted, so that it can be shared or compared with another person's. */
  readonly owned: boolean
  readonly asks: Texts
}

export interface Family {
  readonly id: string
  /** Nouns in the singular whose plural is formed with an s. */
  readonly items: Texts
  readonly stages: readonly [Stage, ...Stage[]]
  /** Sentences with numbers that are not needed: {few} is below a dozen, {many} above. */
  readonly distractors: Texts
}

/** The number of lines of arithmetic per move. */
export const MOVE_STEPS: Readonly<Record<MoveType, number>> = {
  count: 0,
  groups: 1,
  add: 1,
  take: 1,
  'add-groups': 2,
  'take-groups': 2,
  times: 1,
  half: 1,
  'take-part': 2,
  divide: 1,
  multiply: 1,
  share: 1,
  goal: 1,
  'other-more': 2,
  'other-fewer': 2,
  'other-times': 2,
}

interface Ending {
  readonly texts: Texts
  readonly asks: Texts
}

const TOGETHER: Texts = [
  'How many {unit} do {who} and {other} have together?',
  'How many {unit} do the two have in all?',
  'What is the number of {unit} that {who} and {other} have together?',
]

/** Moves that end a story, with their own questions; the same in all families. */
export const ENDINGS: { readonly [T in MoveType]?: Ending } = {
  share: {
    texts: [
      '{who} shares the {unit} equally among {n} friends.',
      '{n} friends share these {unit} equally.',
      'All these {unit} are shared equally by {n} cousins.',
    ],
    asks: [
      'How many {unit} does each of them get?',
      'How many {unit} are there for each?',
      'What is the share of each, in {unit}?',
    ],
  },
  goal: {
    texts: [
      '{who} wants to have {n} {unit}.',
      '{who} needs {n} {unit}.',
      'The goal is {n} {unit}.',
    ],
    asks: [
      'How many {unit} are missing?',
      'How many more {unit} does {who} need?',
      'How many {unit} are still to come?',
    ],
  },
  'other-more': {
    texts: [
      '{other} has {n} {unit} more than {who}.',
      '{other} has {n} more {unit} than {who} has.',
      '{who} has {n} {unit} less than {other}.',
    ],
    asks: TOGETHER,
  },
  'other-fewer': {
    texts: [
      '{other} has {n} {unit} less than {who}.',
      '{who} has {n} {unit} more than {other}.',
      '{other} has {n} fewer {unit} than {who} has.',
    ],
    asks: TOGETHER,
  },
  'other-times': {
    texts: [
      '{other} has {times} as many {unit} as {who}.',
      '{other} owns {times} as many {unit}.',
      'With {other} there are {times} as many {unit} as with {who}.',
    ],
    asks: TOGETHER,
  },
}

/** The last stage of many stories, in which what was counted is sold. */
export const money = (sold: Texts, facts: Texts): Stage => ({
  unit: 'coins',
  enter: { multiply: sold },
  facts,
  moves: {
    add: [
      '{who} gets {n} more coins from an aunt.',
      'There were {n} coins in {her} purse before.',
      '{She} also finds {n} coins.',
    ],
    take: [
      '{who} pays {n} coins for a new coat.',
      '{She} spends {n} coins on food.',
      '{n} coins of it go to a helper.',
    ],
    'take-groups': [
      '{She} buys {a} tickets for {b} coins each.',
      '{who} pays {a} helpers {b} coins each.',
    ],
    half: ['{She} puts half of the coins in the bank.', 'Half of the money is spent.'],
  },
  owned: true,
  asks: [
    'How many coins does {who} have now?',
    'How much money does {who} have at the end, in coins?',
    'How many coins are there at the end?',
  ],
})
