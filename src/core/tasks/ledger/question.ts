/** Seeded word problems in the style of GSM8K: a story, some facts that are not needed, and a question of 2 to 6 steps. */
import { createRng, pick, type Rng, randomInteger, shuffle } from '../../random.ts'
import { type Partition, partitionOf } from '../atlas/names.ts'
import type { Passage } from '../task.ts'
import type { Working } from './arithmetic.ts'
import { FAMILIES_OF_HOME } from './families-of-home.ts'
import { FAMILIES_OF_NATURE } from './families-of-nature.ts'
import { FAMILIES_OF_PLACES } from './families-of-places.ts'
import { FAMILIES_OF_TRADE } from './families-of-trade.ts'
import { drawPlan, type Plan, planKey } from './plan.ts'
import type { Family } from './story.ts'

export const FAMILIES: readonly Family[] = [
  ...FAMILIES_OF_TRADE,
  ...FAMILIES_OF_NATURE,
  ...FAMILIES_OF_PLACES,
  ...FAMILIES_OF_HOME,
]

export const LEDGER_KINDS = ['2 steps', '3 steps', '4 steps', '5 steps', '6 steps'] as const
export type LedgerKind = (typeof LEDGER_KINDS)[number]

/** A line of the true solution. */
export interface SolutionLine {
  readonly name: string
  readonly working: Working
}

export interface LedgerQuestion {
  readonly id: string
  readonly task: 'ledger'
  readonly kind: LedgerKind
  readonly text: string
  readonly passages: readonly Passage[]
  readonly answer: string
  /** The true solution, which no prompt shows. */
  readonly solution: readonly SolutionLine[]
  /** The content, by which the splits are kept apart. */
  readonly key: string
}

const SHE = [
  'Ada',
  'Edda',
  'Elin',
  'Faye',
  'Greta',
  'Hana',
  'Iris',
  'Lena',
  'Mara',
  'Nora',
  'Rosa',
  'Tess',
]
const HE = [
  'Anders',
  'Bram',
  'Enzo',
  'Finn',
  'Hugo',
  'Ivo',
  'Jonas',
  'Leif',
  'Marek',
  'Oskar',
  'Silas',
  'Tobias',
]

const stepsOf = (kind: LedgerKind): number => Number.parseInt(kind, 10)

/** Fills the placeholders of a text. Throws an Error if one has no value, which is a mistake in a table. */
function fill(template: string, places: Readonly<Record<string, string>>): string {
  let text = template
  // A value may contain a placeholder: {unit} is "{items}" in the first stage.
  for (let depth = 0; depth < 2; depth++) {
    text = text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = places[name]
      if (value === undefined) throw new Error(`Template "${template}" needs a value for {${name}}`)
      return value
    })
  }
  return capitalise(text)
}

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Makes the question for a seed. The same seed, partition and kind give the same question on any machine. */
export function createLedgerQuestion(
  id: string,
  seed: string,
  partition: Partition,
  kind: LedgerKind,
): LedgerQuestion {
  const rng = createRng(`ledger:${seed}`)
  for (;;) {
    const family = pick(rng, FAMILIES)
    const plan = drawPlan(rng, family, stepsOf(kind))
    if (!plan) continue
    const key = planKey(family, plan)
    if (partitionOf(key) !== partition) continue
    return { id, task: 'ledger', kind, passages: [], key, ...tell(rng, family, plan) }
  }
}

/** Puts a plan into words. */
function tell(
  rng: Rng,
  family: Family,
  plan: Plan,
): Pick<LedgerQuestion, 'text' | 'answer' | 'solution'> {
  const places = cast(rng, family)
  const sentences: string[] = []
  // Never as the first sentence, which introduces the person.
  const insert = (text: string) =>
    sentences.splice(randomInteger(rng, 1, sentences.length), 0, text)
  for (const { move, unit, texts, facts } of plan.moves) {
    const told = { ...places, ...move.places, unit, Unit: capitalise(unit) }
    if (facts.length > 0 && rng() < 0.4) insert(fill(pick(rng, facts), told))
    else sentences.push(fill(pick(rng, texts), told))
  }
  const draw = rng()
  const distractors = shuffle(rng, family.distractors).slice(
    0,
    draw < 0.3 ? 0 : draw < 0.75 ? 1 : 2,
  )
  for (const template of distractors) {
    insert(
      fill(template, {
        ...places,
        few: String(randomInteger(rng, 2, 12)),
        many: String(randomInteger(rng, 13, 99)),
      }),
    )
  }
  sentences.push(fill(pick(rng, plan.asks), { ...places, unit: plan.unit }))
  const solution = plan.moves.flatMap(({ move, unit }) =>
    move.steps.map(({ label, working }) => ({
      name: fill(label, { ...places, unit, Unit: unit }),
      working,
    })),
  )
  return {
    text: sentences.join(' '),
    answer: String(solution.at(-1)?.working.result ?? ''),
    solution,
  }
}

/** The people and things that a story is about. */
function cast(rng: Rng, family: Family): Readonly<Record<string, string>> {
  const she = rng() < 0.5
  const who = pick(rng, she ? SHE : HE)
  const item = pick(rng, family.items)
  return {
    who,
    other: pick(
      rng,
      [...SHE, ...HE].filter((name) => name !== who),
    ),
    She: she ? 'She' : 'He',
    she: she ? 'she' : 'he',
    him: she ? 'her' : 'him',
    her: she ? 'her' : 'his',
    item,
    items: `${item}s`,
    Items: `${item}s`,
  }
}
