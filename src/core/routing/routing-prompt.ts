/**
 * What the policy reads: the four parts of a HAPS routing prompt (arXiv 2601.05903, §3): role definitions, task, problem,
 * models. Few words, because the policy shares the embedded models' small tokenizer. A trained policy depends on every
 * character of it.
 */
import type { Pool } from '../episode/arm.ts'

const ROLES = 'Roles: The Student searches and answers. The Teacher checks each search and advises.'
const TASK = 'Task: Answer from the passages, with at most three searches.'

/** The routing prompt of an Atlas question's text and a pool. */
export const routingPrompt = (question: string, pool: Pool): string => {
  const models = pool.map((model, place) => `${place} ${model}`)
  return [ROLES, TASK, `Question: ${question}`, `Models: ${models.join(', ')}`].join('\n')
}
