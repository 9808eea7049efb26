/**
 * The expert plays both roles and knows the truth. In a share of turns it makes a realistic mistake: the Student looks up a
 * similar entity, so that the Teacher learns to catch it; the Teacher gives wrong advice, so that the Student learns not to
 * follow it.
 */
import { pick, type Rng } from '../../random.ts'
import { completionText } from './prompts.ts'
import type { AtlasItem, AtlasSolution } from './question.ts'
import { winner } from './question.ts'
import { relationsOf } from './relations.ts'
import { fill } from './schema.ts'
import { type Entity, mention, passageTitle, searchQuery } from './world.ts'

export interface ExpertTurn {
  readonly text: string
  /** Whether this turn is a deliberate mistake, which a model must read but not learn to write. */
  readonly mistake: boolean
}

/** What an expert can see of the episode: the titles read so far, in order. */
export interface ExpertView {
  readonly item: AtlasItem
  readonly read: readonly string[]
  /** Whether a comparison is decided by a coin, as by a model that cannot compare. */
  readonly guesses?: boolean
}

/** The share of turns with a mistake, among those in which one is possible. */
export const STUDENT_MISTAKES = 0.2
export const TEACHER_MISTAKES = 0.1

type BridgeSolution = Extract<AtlasSolution, { readonly kind: 'bridge' }>
type PairSolution = Exclude<AtlasSolution, BridgeSolution>

const has = (view: ExpertView, entity: Entity): boolean => view.read.includes(passageTitle(entity))

/** The next entity that must be read; null once the question can be answered. */
function wanted(view: ExpertView): Entity | null {
  const { first, second, kind } = view.item.solution
  if (kind === 'bridge') return has(view, second) ? null : has(view, first) ? second : first
  return has(view, first) ? (has(view, second) ? null : second) : first
}

/** What was learnt from the first entity, as a thought. */
function firstFact(solution: AtlasSolution): string {
  const relation = solution.kind === 'bridge' ? solution.hop : solution.relation
  return fact(relation.thought, solution.first, solution.first.values[relation.id])
}

const fact = (template: string, subject: Entity, value: string | undefined): string =>
  fill(template, { s: subject.name, v: value ?? '' })

export function studentTurn(view: ExpertView, rng: Rng, mayErr: boolean): ExpertTurn {
  const target = wanted(view)
  if (target === null) {
    const guess = view.guesses ? rng() < 0.5 : null
    return { text: finish(view.item.solution, guess), mistake: false }
  }
  const wrong = mayErr && rng() < STUDENT_MISTAKES ? decoyFor(view, target, rng) : null
  const { first } = view.item.solution
  const looked = wrong ?? target
  const thought =
    target === first
      ? `First find ${mention(looked)}.`
      : `${firstFact(view.item.solution)} Now find ${mention(looked)}.`
  return {
    text: completionText(thought, `Search[${searchQuery(looked)}]`),
    mistake: wrong !== null,
  }
}

/** A neighbour that a careless Student confuses with the target. */
function decoyFor(view: ExpertView, target: Entity, rng: Rng): Entity | null {
  const near = view.item.decoys.filter(
    (decoy) => !has(view, decoy) && confusable(decoy, target, view.item.solution),
  )
  return near.length > 0 ? pick(rng, near) : null
}

function confusable(decoy: Entity, target: Entity, solution: AtlasSolution): boolean {
  if (decoy.name === target.name) return true
  if (target === solution.second && solution.kind === 'bridge') {
    return Object.values(solution.first.values).includes(decoy.name)
  }
  return decoy.kind === target.kind && decoy.name.split(' ').some((w) => target.name.includes(w))
}

function finish(solution: AtlasSolution, guess: boolean | null): string {
  return solution.kind === 'bridge' ? finishBridge(solution) : finishPair(solution, guess)
}

function finishBridge({ second, ask }: BridgeSolution): string {
  const value = second.values[ask.id] ?? ''
  return completionText(fact(ask.thought, second, value), `Finish[${value}]`)
}

/**
 * The question that a Student asks itself, with both values side by side. Without an adjective it asks whether they are equal.
 */
export const decidingQuestion = (a: string, b: string, adjective: string | null): string =>
  adjective ? `Is ${a} ${adjective} than ${b}?` : `Is ${a} the same as ${b}?`

/**
 * The answer to that question. A comparison is answered by position ("the first"), because looking up a name by its value would
 * run against the order in which the model read them.
 */
const decision = (kind: PairSolution['kind'], yes: boolean): string =>
  kind === 'yes-no'
    ? `${yes ? 'Yes' : 'No'}.`
    : `${yes ? 'Yes, so the first' : 'No, so the second'}.`

function finishPair(solution: PairSolution, guess: boolean | null): string {
  const { kind, first, second, relation, wants } = solution
  const a = first.values[relation.id] ?? ''
  const b = second.values[relation.id] ?? ''
  const facts = `${fact(relation.thought, first, a)} ${fact(relation.thought, second, b)}`
  const adjective = (wants && relation.number?.[wants].adjective) ?? null
  const yes = guess ?? (wants ? winner(relation, wants, first, second) === first : a === b)
  const chosen = yes ? first : second
  const answer = kind === 'comparison' ? chosen.name : yes ? 'yes' : 'no'
  return completionText(
    `${facts} ${decidingQuestion(a, b, adjective)} ${decision(kind, yes)}`,
    `Finish[${answer}]`,
  )
}

export function teacherTurn(
  view: ExpertView,
  rng: Rng,
  mistakes: number = TEACHER_MISTAKES,
): ExpertTurn {
  const { item, read } = view
  const before = wanted({ item, read: read.slice(0, -1) })
  const title = read.at(-1) ?? ''
  if (before !== null && passageTitle(before) !== title) {
    const seen = [...item.decoys, item.solution.first, item.solution.second].find(
      (entity) => passageTitle(entity) === title,
    )
    return {
      text: completionText(
        `That is ${seen ? mention(seen) : 'nothing'}, not ${mention(before)}. Find ${mention(before)}.`,
        '[Rethink]',
      ),
      mistake: false,
    }
  }
  const next = wanted(view)
  if (next === null) {
    return {
      text: completionText('All facts are there. Answer now.', '[Continue]'),
      mistake: false,
    }
  }
  const wrong = rng() < mistakes ? wrongAdvice(item.solution, rng) : null
  const advice = wrong ?? `${firstFact(item.solution)} Next find ${mention(next)}.`
  return { text: completionText(advice, '[Continue]'), mistake: wrong !== null }
}

/** Advice to follow a relation of the first entity that the question does not ask about. */
function wrongAdvice(solution: AtlasSolution, rng: Rng): string | null {
  if (solution.kind !== 'bridge') return null
  const { first, hop, second } = solution
  const others = relationsOf(first.kind).filter(
    (relation) => relation.id !== hop.id && relation.value === second.kind,
  )
  if (others.length === 0) return null
  const value = first.values[pick(rng, others).id] ?? ''
  return `${fact(hop.thought, first, value)} Next find ${mention({ kind: second.kind, name: value })}.`
}
