import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { faultIn } from './schema-words.ts'

const schema = z.object({
  kind: z.optional(z.enum(['end', 'length'])),
  list: z.optional(z.array(z.number().check(z.gt(0), z.lte(2000))).check(z.maxLength(2))),
  name: z.optional(z.string().check(z.minLength(1), z.maxLength(3))),
  count: z.optional(z.int()),
})

it.each<[unknown, string]>([
  [null, 'at the top level: it is missing, or is not an object'],
  [{ kind: 'x' }, 'at kind: it is not "end" or "length"'],
  [{ list: 4 }, 'at list: it is missing, or is not a list'],
  [{ list: [1, '2'] }, 'at list.1: it is missing, or is not a number'],
  [{ list: [0] }, 'at list.0: it is not more than 0'],
  [{ list: [2001] }, 'at list.0: it is more than 2,000'],
  [{ list: [1, 1, 1] }, 'at list: it has more than 2 entries'],
  [{ name: '' }, 'at name: it is empty'],
  [{ name: 'abcd' }, 'at name: it is longer than 3 characters'],
  [{ count: 1.5 }, 'at count: it is missing, or is not a whole number'],
])('%j is refused in words', (value, words) => {
  const { error } = schema.safeParse(value)
  expect(error && faultIn(error)).toBe(words)
})
