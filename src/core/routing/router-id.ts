/**
 * Router ids. The id of a trained router is its recipe: its kind, then each setting that differs from its learner's default, as in
 * "hier-router~hidden:64~seed:7". Given the questions, the same router can be trained from its id alone.
 */

/** A kind, and the settings that were changed, with their values as text. */
export interface RouterRecipe {
  readonly kind: string
  readonly changed: readonly (readonly [name: string, value: string])[]
}

export const recipeText = ({ kind, changed }: RouterRecipe): string =>
  [kind, ...changed.map(([name, value]) => `${name}:${encoded(value)}`)].join('~')

/** Has no "~" and does not end in punctuation, because ids are parts of links. */
const encoded = (value: string): string =>
  encodeURIComponent(value).replaceAll(
    /[~!'()*]|[._-]$/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** Null for a text that `recipeText` would not write. */
export function readRecipe(id: string): RouterRecipe | null {
  const [kind = '', ...parts] = id.split('~')
  try {
    const changed = parts.map((part) => {
      const [name = '', value = ''] = part.split(':')
      return [name, decodeURIComponent(value)] as const
    })
    return recipeText({ kind, changed }) === id ? { kind, changed } : null
  } catch {
    return null
  }
}

/** The id of a router's kind. */
export const kindOf = (id: string): string => id.split('~', 1)[0]!

const buckets = (read: string, unread: string) => (value: string) =>
  value === '0' ? `${unread} unread` : `${read} ${value}`

/** How a changed setting is put in words, given its value in the recipe. */
const SAID: ReadonlyMap<string, (value: string) => string> = new Map([
  ['seed', (value) => `seed ${value}`],
  ['hidden', (value) => (value === '0' ? 'linear' : `${value} hidden units`)],
  ['rate', (value) => `learning rate ${value}`],
  ['decay', (value) => `weight decay ${value}`],
  ['passes', (value) => (value === '1' ? '1 pass' : `${value} passes`)],
  ['entropy', (value) => `entropy bonus ${value}`],
  ['share', (value) => `${Number((100 * Number(value)).toFixed(1))}% of the train questions`],
  ['question', buckets('question words', 'question')],
  ['last', buckets('last step’s words', 'last step')],
  ['writer', (value) => (value === 'true' ? 'reads the last writer' : 'last writer unread')],
  ['draft', (value) => (value === 'true' ? 'reads drafts' : 'reads no drafts')],
  ['costRange', (value) => `${value} cost`],
  ['monotone', (value) => (value === 'true' ? 'never steps down' : 'may step down')],
])

/** A router's name followed by its changed settings: "HierRouter · 64 hidden units · seed 7". */
export const recipeName = (name: string, id: string): string =>
  [
    name,
    ...(readRecipe(id)?.changed ?? []).map(
      ([of, value]) => SAID.get(of)?.(value) ?? `${of} ${value}`,
    ),
  ].join(' · ')
