/** Parses a completion: one line, either a named calculation or the answer. */
import { parseWorking, type Working } from './arithmetic.ts'

export type Line =
  | { readonly type: 'working'; readonly name: string; readonly working: Working }
  | { readonly type: 'answer'; readonly answer: string }
  | { readonly type: 'unreadable'; readonly reason: string }

const LINE = /^[ \t]*(?<name>\p{L}[\p{L} ]{0,60}): (?<claim>[^\n]{1,40}?)[ \t]*$/u

export function parseLine(text: string): Line {
  const parts = LINE.exec(text)?.groups
  if (!parts?.name || !parts.claim)
    return unreadable('expected "name: working" or "Answer: number"')
  const { name, claim } = parts
  if (name === 'Answer') {
    return /^\d{1,6}$/.test(claim)
      ? { type: 'answer', answer: claim }
      : unreadable('expected a number after "Answer:"')
  }
  const working = parseWorking(claim)
  return working
    ? { type: 'working', name, working }
    : unreadable('expected one operation and its result, as in "12 + 7 = 19"')
}

const unreadable = (reason: string): Line => ({ type: 'unreadable', reason })
