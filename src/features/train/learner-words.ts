/** What a person is told of each learner, by the kind of router that comes of it. */
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
        'Plays episodes by chance and makes what went well likelier, in small clipped steps: proximal policy optimisation.',
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
        'Gives every model and every question a few numbers, whose products predict the score.',
    },
  ],
  [
    'mirt',
    {
      name: 'MIRT',
      about: 'Item response theory: models have abilities, questions ask for some of them.',
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
    'cost-bound',
    {
      name: 'Cost bound',
      about: 'Answers as well as it can at no more than a stated cost, calibrated on validation.',
    },
  ],
  [
    'quality-bound',
    {
      name: 'Quality bound',
      about: 'Reaches a stated quality at the least cost, calibrated on validation.',
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
  seed: { label: 'Seed', title: 'The same seed and settings make the same router again.' },
  hidden: { label: 'Hidden units', title: '0 for a linear router, whose words can be read.' },
  rate: { label: 'Learning rate', title: 'The size of each step of Adam.' },
  passes: { label: 'Passes', title: 'How often it goes over the questions.' },
  share: {
    label: 'Train questions',
    title:
      'The share of the train questions that it may learn from. With few, it learns them by heart.',
  },
  question: {
    label: 'Question words',
    title: 'Buckets for the words of the question; 0 leaves it unread.',
  },
  last: {
    label: 'Last step’s words',
    title: 'Buckets for the words that were written last; 0 leaves them unread.',
  },
  writer: { label: 'Last writer', title: 'Reads who wrote last, and how sure that model was.' },
  draft: {
    label: 'Draft',
    title: 'Has the cheapest model draft each step, reads the draft, and pays for it.',
  },
  monotone: {
    label: 'Never step down',
    title: 'Once a dearer model wrote, no cheaper one writes after it.',
  },
  decay: { label: 'Weight decay', title: 'Pulls weights towards zero, against learning by heart.' },
  entropy: { label: 'Entropy bonus', title: 'How much an even choice is worth at first.' },
}
