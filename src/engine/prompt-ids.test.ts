import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDetokenizer, promptIds, type Tokenizer } from './prompt-ids.ts'

/** One token a byte, shifted past the special ids. */
const bytes: Tokenizer = {
  encode: (text) => Array.from(new TextEncoder().encode(text), (byte) => byte + 3),
  decode: (ids) => new TextDecoder().decode(Uint8Array.from(ids, (id) => id - 3)),
}

describe('promptIds', () => {
  it('starts with the start token and closes each completion with the end token', () => {
    const prompt = [
      { by: 'context', text: 'a' },
      { by: 'student', text: 'b' },
      { by: 'context', text: 'c' },
    ] as const
    const ids = promptIds(bytes, { bos: 1, eos: [2] }, prompt)
    expect(ids).toEqual([1, ...bytes.encode('a'), ...bytes.encode('b'), 2, ...bytes.encode('c')])
  })

  it('keeps an earlier prompt as a prefix of a longer one', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), (texts, more) => {
        const shorter = texts.map((text) => ({ by: 'context', text }) as const)
        const longer = [...shorter, { by: 'teacher', text: more } as const]
        const special = { bos: 1, eos: [2] }
        const ids = promptIds(bytes, special, shorter)
        expect(promptIds(bytes, special, longer).slice(0, ids.length)).toEqual(ids)
      }),
    )
  })
})

describe('createDetokenizer', () => {
  it('gives pieces that join to the text, and never half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.startsWith('\uFEFF') && !text.includes('\uFFFD'))
        const detokenizer = createDetokenizer(bytes)
        const pieces = bytes.encode(text).map((id) => detokenizer.add(id))
        expect(pieces.join('')).toBe(text)
        expect(pieces.join('')).not.toContain('\uFFFD')
        expect(detokenizer.text()).toBe(text)
      }),
    )
  })
})
