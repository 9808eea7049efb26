/** What a person is told about each learner, by the kind of router that it trains. */
import type { Settings } from '../../core/learning/learner.ts'

export interface LearnerWords {
  readonly name: string
  /** How it learns, in a sentence. */
  readonly about: string
}

const WORDS: ReadonlyMap<string, LearnerWords> = new Map([
  [
    'policy-gradient',
    {
      name: 'Exact gradient',
      about:
        'Climbs the slope of mean utility, worked out over every recorded path. This is what PPO estimates from samples.',
    },
  ],
  [
    'hier-router',
    {
      name: 'HierRouter (PPO)',
      about:
        'Plays episodes at random and makes the choices that went well likelier, in small clipped steps (proximal policy optimisation).',
    },
  ],
  [
    'trim',
    {
      name: 'TRIM',
      about:
        'Has the cheapest model draft each step, pays for the draft, and keeps it or has another model write the step.',
    },
  ],
  [
    'fitted-q',
    {
      name: 'Fitted Q',
      about: 'Predicts the quality and the cost that each choice leads to, and takes the best.',
    },
  ],
  [
    'imitation',
    {
      name: 'Imitation',
      about: 'Imitates the oracle, most of all where a wrong choice would cost most.',
    },
  ],
  [
    'factors',
    {
      name: 'Matrix factorisation',
      about:
        'Gives every model and every question a few numbers; their products predict the score.',
    },
  ],
  [
    'mirt',
    {
      name: 'MIRT',
      about: 'Item response theory: models have abilities, and questions demand some of them.',
    },
  ],
  [
    'nearest',
    {
      name: 'Nearest questions',
      about:
        'Looks up the train questions with the most similar words, and does what was best there.',
    },
  ],
  [
    'graph-router',
    {
      name: 'GraphRouter',
      about:
        'Links a question to similar train questions, and learns which of them to heed for each model.',
    },
  ],
  [
    'frugal',
    {
      name: 'FrugalGPT',
      about:
        'Asks cheap models first, scores the answer, and asks a dearer one only where the score is low. Every answer is paid for.',
    },
  ],
  [
    'cascade',
    {
      name: 'Cascade routing',
      about:
        'After each answer, runs another model while the expected gain is worth its cost. Every answer is paid for.',
    },
  ],
  [
    'cost-bound',
    {
      name: 'Cost bound',
      about:
        'Answers as well as it can at no more than a stated cost, calibrated on questions held out.',
    },
  ],
  [
    'quality-bound',
    {
      name: 'Quality bound',
      about: 'Reaches a stated quality at the least cost, calibrated on questions held out.',
    },
  ],
])

export const learnerWords = (kind: string): LearnerWords =>
  WORDS.get(kind) ?? { name: kind, about: '' }

export interface SettingWords {
  readonly label: string
  readonly title: string
}

export const SETTING_WORDS: { readonly [Name in keyof Settings]: SettingWords } = {
  seed: { label: 'Training seed', title: 'The same seed and settings make the same router again.' },
  hidden: {
    label: 'Hidden units',
    title: '0 makes a linear router, for which the page can list the words that count.',
  },
  rate: {
    label: 'Learning rate',
    title: 'How large each training step is (of the Adam optimiser).',
  },
  passes: { label: 'Passes', title: 'How many times it goes over the questions.' },
  share: {
    label: 'Train questions',
    title:
      'The share of the train questions that it may learn from. With few, it learns them by heart.',
  },
  question: {
    label: 'Question words',
    title: 'How many buckets the words of the question are sorted into; 0 ignores the question.',
  },
  last: {
    label: 'Last step’s words',
    title: 'How many buckets the words of the last step are sorted into; 0 ignores them.',
  },
  writer: { label: 'Last writer', title: 'Reads who wrote last, and how sure that model was.' },
  draft: {
    label: 'Draft',
    title: 'Has the cheapest model draft each step, reads the draft, and pays for it.',
  },
  costRange: {
    label: 'Range of cost',
    title: 'Which costs count as 0 and 1. It is chosen in Setup.',
  },
  monotone: {
    label: 'Never step down',
    title: 'Once a dearer model has written, no cheaper one writes after it.',
  },
  decay: {
    label: 'Weight decay',
    title: 'Pulls weights towards zero, so that it does not learn the questions by heart.',
  },
  entropy: {
    label: 'Entropy bonus',
    title: 'How strongly it is rewarded at first for trying all choices evenly.',
  },
}
