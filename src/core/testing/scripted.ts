/** A stand-in for a model: what it writes is a function of the prompt and its arm, so episodes can be told in advance. */

import type { Prompt } from '../episode/prompt.ts'
import { promptText } from '../episode/prompt.ts'
import type { Write } from '../episode/runner.ts'
import type { Completion } from '../episode/step.ts'
import { hashText } from '../random.ts'
import { millis, tokens } from '../units.ts'

export const completionOf = (
  prompt: Prompt,
  text: string,
  stop: Completion['stop'] = 'end',
): Completion => ({
  text,
  tokensIn: tokens(promptText(prompt).length),
  tokensOut: tokens(text.length + 1),
  latency: millis(2),
  meanLogProb: -0.25,
  firstTokenEntropy: 0.5,
  stop,
})

/** What an arm of one role, by its id, writes on a prompt. A model as it is has the id of its name. */
export type Say = (arm: string, prompt: Prompt) => string

/** Streams the text in two pieces, then the completion; `calls` counts how often it was asked. */
export function scriptedWriter(say: Say) {
  const calls = { count: 0 }
  const write: Write = async function* (arm, prompt) {
    calls.count += 1
    const text = say(arm.id, prompt)
    const half = Math.floor(text.length / 2)
    yield { type: 'text', text: text.slice(0, half), tokens: half }
    yield { type: 'text', text, tokens: text.length }
    yield { type: 'completion', completion: completionOf(prompt, text) }
  }
  return { write, calls }
}

/** Picks one of the texts by a hash of arm and prompt. */
export const sayOneOf =
  (texts: readonly string[]): Say =>
  (arm, prompt) =>
    texts[hashText(`${arm}|${promptText(prompt)}`) % texts.length]!
