/** Questions are never stored: a seeded generator makes them again from their id. */
import { type AtlasQuestion, createAtlasItem } from '../core/tasks/atlas/question.ts'
import type { Split } from './pending.ts'

const FRESH = 'fresh-'

/** The id of a question that nobody has recorded, from a person's own seed. */
export const freshId = (seed: string): string => FRESH + seed

export const isFresh = (questionId: string): boolean => questionId.startsWith(FRESH)

export function splitOf(questionId: string): Split {
  const [head] = questionId.split('-')
  return head === 'train' || head === 'validation' ? head : 'test'
}

const made = new Map<string, AtlasQuestion>()

/** The question of an id. */
export function questionOf(questionId: string): AtlasQuestion {
  const known = made.get(questionId)
  if (known) return known
  const { question } = createAtlasItem(questionId, questionId, splitOf(questionId))
  made.set(questionId, question)
  return question
}
