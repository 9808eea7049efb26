/** A stand-in for a model: what it writes is a function of the prompt and its name, so episodes can be told in advance. */

import type { Prompt } from '../episode/prompt.ts'
import { promptText } from '../episode/prompt.ts'
import type { Run } from '../episode/runner.ts'
import type { Completion, ModelId } from '../episode/step.ts'
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

/** Streams the text in two pieces, then the completion; `calls` counts how often a model was asked. */
export function scriptedWriter(say: (model: ModelId, prompt: Prompt) => string) {
  const calls = { count: 0 }
  const write: Run['write'] = async function* (model, prompt) {
    calls.count += 1
    const text = say(model, prompt)
    const half = Math.floor(text.length / 2)
    yield { type: 'text', text: text.slice(0, half), tokens: half }
    yield { type: 'text', text, tokens: text.length }
    yield { type: 'completion', completion: completionOf(prompt, text) }
  }
  return { write, calls }
}

/** Picks one of the texts by a hash of model and prompt. */
export const sayOneOf =
  (texts: readonly string[]) =>
  (model: ModelId, prompt: Prompt): string =>
    texts[hashText(`${model}|${promptText(prompt)}`) % texts.length]!
