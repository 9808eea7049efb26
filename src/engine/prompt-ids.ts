import type { Prompt } from '../core/episode/prompt.ts'

/** What the engine needs of a tokenizer. Encoding adds no special tokens; decoding leaves them out. */
export interface Tokenizer {
  encode(text: string): readonly number[]
  decode(ids: readonly number[]): string
}

export interface SpecialIds {
  readonly bos: number | undefined
  /** The first one closes a completion in a prompt; any of them ends a decode. */
  readonly eos: readonly number[]
}

/**
 * The tokens of a prompt: the start token, then each segment tokenised on its own, so that the end of
 * a turn is always the end of a token; a role's segment is closed by the end token.
 */
export function promptIds(
  tokenizer: Tokenizer,
  special: SpecialIds,
  prompt: Prompt,
): readonly number[] {
  const [end] = special.eos
  return [
    ...(special.bos === undefined ? [] : [special.bos]),
    ...prompt.flatMap(({ by, text }) => [
      ...tokenizer.encode(text),
      ...(by === 'context' || end === undefined ? [] : [end]),
    ]),
  ]
}

/**
 * Turns a growing list of tokens into pieces of text. A token may end inside a character; its piece is
 * then held back until the character is whole.
 */
export function createDetokenizer(tokenizer: Tokenizer) {
  const ids: number[] = []
  let told = ''
  const whole = () => (ids.length === 0 ? '' : tokenizer.decode(ids))
  return {
    /** The text this token completes, often its own. */
    add(id: number): string {
      ids.push(id)
      const text = whole()
      if (text.endsWith('\uFFFD') || !text.startsWith(told)) return ''
      const piece = text.slice(told.length)
      told = text
      return piece
    },
    text: whole,
  }
}
