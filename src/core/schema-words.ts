/** What a schema refuses, in words for people: zod's small build says "Invalid input" to everything. */
import type * as z from 'zod/mini'

type Issue = z.core.$ZodIssue

/** "at steps.0.tokensIn: it is less than 0". */
export function faultIn({ issues: [issue] }: z.core.$ZodError): string {
  if (!issue) return 'at the top level: it cannot be read'
  return `at ${issue.path.join('.') || 'the top level'}: ${faultOf(issue)}`
}

/** A clause about the value: "it is less than 0". */
export function faultOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `it is missing, or is not ${NOUNS[issue.expected] ?? 'what belongs there'}`
    case 'invalid_value':
      return `it is not ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return tooBig(issue)
    default:
      return 'it is not what belongs there'
  }
}

const NOUNS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

function tooSmall({ origin, minimum, inclusive }: Extract<Issue, { code: 'too_small' }>): string {
  if (origin === 'string' || origin === 'array') {
    return Number(minimum) === 1 ? 'it is empty' : `it is shorter than ${minimum}`
  }
  return inclusive === false ? `it is not more than ${minimum}` : `it is less than ${minimum}`
}

function tooBig({ origin, maximum, inclusive }: Extract<Issue, { code: 'too_big' }>): string {
  const most = maximum.toLocaleString('en')
  if (origin === 'string') return `it is longer than ${most} characters`
  if (origin === 'array') return `it has more than ${most} entries`
  return inclusive === false ? `it is not less than ${most}` : `it is more than ${most}`
}
