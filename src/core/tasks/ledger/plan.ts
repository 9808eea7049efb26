/** Chooses the moves of a story so that they take exactly the required number of steps. */
import { pick, type Rng } from '../../random.ts'
import { drawMove, type Move } from './moves.ts'
import {
  ENDINGS,
  type Family,
  MOVE_STEPS,
  type MoveType,
  type Stage,
  type Texts,
  type Wordings,
} from './story.ts'

/** A move with the wordings that it may have, in the unit of its stage. */
export interface PlannedMove {
  readonly move: Move
  readonly unit: string
  readonly texts: Texts
  /** Wordings that may come earlier in the story than the event; empty if there are none. */
  readonly facts: Texts
}

export interface Plan {
  readonly moves: readonly PlannedMove[]
  /** Wordings of the question, in the unit of the last stage. */
  readonly asks: Texts
  readonly unit: string
}

interface Option {
  readonly type: MoveType
  readonly does: 'enter' | 'move' | 'end'
  readonly texts: Texts
}

const options = (does: Option['does'], wordings: Wordings): readonly Option[] =>
  (Object.entries(wordings) as [MoveType, Texts][]).map(([type, texts]) => ({ type, does, texts }))

const endings: readonly Option[] = (
  Object.entries(ENDINGS) as [MoveType, { readonly texts: Texts }][]
).map(([type, { texts }]) => ({ type, does: 'end', texts }))

/** One attempt at a plan; null if the numbers or the steps do not work out. */
export function drawPlan(rng: Rng, family: Family, steps: number): Plan | null {
  const moves: PlannedMove[] = []
  const used = new Set<MoveType>()
  let left = steps
  let count = 0
  let place = 0
  let stage: Stage = family.stages[0]
  const take = (option: Option, of: Stage): Move | null => {
    const move = drawMove(rng, option.type, count)
    if (move === null) return null
    const facts = option.does === 'enter' && place > 0 ? (of.facts ?? []) : []
    moves.push({ move, unit: of.unit, texts: option.texts, facts })
    left -= MOVE_STEPS[option.type]
    count = move.count
    return move
  }
  if (!take(pick(rng, options('enter', stage.enter)), stage)) return null
  while (left > 0) {
    const next = family.stages[place + 1]
    const open = [
      ...options('move', stage.moves).filter(({ type }) => !used.has(type)),
      // Twice, so that stories get through their stages.
      ...(next ? [...options('enter', next.enter), ...options('enter', next.enter)] : []),
      ...(stage.owned ? endings.filter(({ type }) => MOVE_STEPS[type] === left) : []),
    ].filter(({ type }) => MOVE_STEPS[type] <= left)
    if (open.length === 0) return null
    const option = pick(rng, open)
    if (option.does === 'enter' && next) {
      stage = next
      place += 1
      used.clear()
    }
    if (!take(option, stage)) return null
    used.add(option.type)
    if (option.does === 'end') {
      return { moves, asks: ENDINGS[option.type]?.asks ?? [], unit: stage.unit }
    }
  }
  return { moves, asks: stage.asks, unit: stage.unit }
}

/** The content that tells two stories apart: the family, and the numbers that are needed, in the order of events. */
export const planKey = (family: Family, { moves }: Plan): string =>
  `${family.id} ${moves.flatMap(({ move }) => move.numbers).join(' ')}`
