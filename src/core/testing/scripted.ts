/** A stand-in for a model. What it writes is a function of the arm and the prompt, so a test knows the episode in advance. */
import { type Prompt, promptText } from '../episode/prompt.ts'
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

/** What a single-role arm, given by its id, writes for a prompt. The id of an unchanged model is its name. */
export type Say = (arm: string, prompt: Prompt) => string

/** Streams the text in two pieces, then the completion; `calls.count` is the number of completions it was asked for. */
export function scriptedWriter(say: Say) {
  const calls = { count: 0 }
  const write: Write = async function* (arm, prompt) {
    calls.count += 1
    const text = say(arm.id, prompt)
    const half = Math.floor(text.length / 2)
    yield { type: 'text', text: text.slice(0, half), tokens: half }
    yield { type: 'text', text: text.slice(half), tokens: text.length - half }
    yield { type: 'completion', completion: completionOf(prompt, text) }
  }
  return { write, calls }
}

/** Picks one of the texts by a hash of arm and prompt. */
export const sayOneOf =
  (texts: readonly string[]): Say =>
  (arm, prompt) =>
    texts[hashText(`${arm}|${promptText(prompt)}`) % texts.length]!
