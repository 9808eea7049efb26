/**
 * The prompt that the policy reads. It has the four parts of a HAPS routing prompt (arXiv 2601.05903, §3): role definitions, task,
 * problem and models. It is short because the policy shares the embedded models' small tokenizer. Do not edit it on its own: a
 * trained policy depends on every character.
 */
import type { Pool } from '../episode/arm.ts'

const ROLES = 'Roles: The Student searches and answers. The Teacher checks each search and advises.'
const TASK = 'Task: Answer from the passages, with at most three searches.'

/** The routing prompt for the text of an Atlas question and a pool. */
export const routingPrompt = (question: string, pool: Pool): string => {
  const models = pool.map((model, place) => `${place} ${model}`)
  return [ROLES, TASK, `Question: ${question}`, `Models: ${models.join(', ')}`].join('\n')
}
