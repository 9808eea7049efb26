/** The answer metrics of HotpotQA, with the normalisation of HAPS (appendix B). */

/** Lower case, no punctuation, no articles, single spaces. */
export function normaliseAnswer(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s]/gu, '')
      // Not \b, which would see a word in the "a" of "éa".
      .replace(/(?<![\p{L}\p{N}])(a|an|the)(?![\p{L}\p{N}])/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  )
}

const CLOSED = new Set(['yes', 'no', 'noanswer'])

/** Token-level F1 in [0, 1] of a predicted answer against the gold answer. A yes or no that does not match scores 0. */
export function tokenF1(predicted: string, gold: string): number {
  const a = normaliseAnswer(predicted)
  const b = normaliseAnswer(gold)
  if (a !== b && (CLOSED.has(a) || CLOSED.has(b))) return 0
  const predictedTokens = a.split(' ').filter(Boolean)
  const goldTokens = b.split(' ').filter(Boolean)
  const left = new Map<string, number>()
  for (const token of goldTokens) left.set(token, (left.get(token) ?? 0) + 1)
  let common = 0
  for (const token of predictedTokens) {
    const count = left.get(token) ?? 0
    if (count === 0) continue
    left.set(token, count - 1)
    common += 1
  }
  return common === 0 ? 0 : (2 * common) / (predictedTokens.length + goldTokens.length)
}

/** Whether the normalised answers are the same. */
export const exactMatch = (predicted: string, gold: string): boolean =>
  normaliseAnswer(predicted) === normaliseAnswer(gold)
