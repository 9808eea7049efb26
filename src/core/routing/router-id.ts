/**
 * Ids of routers. A trained one names its recipe: its kind, then each setting that differs from its learner's default, as in
 * "hier-router~hidden:64~seed:7". Whoever has the questions can train the same router from its id alone.
 */

/** A kind and what was changed, each value as a text. */
export interface RouterRecipe {
  readonly kind: string
  readonly changed: readonly (readonly [name: string, value: string])[]
}

export const recipeText = ({ kind, changed }: RouterRecipe): string =>
  [kind, ...changed.map(([name, value]) => `${name}:${encoded(value)}`)].join('~')

/** Without "~", and ending in a letter or digit, as every part of a link does. */
const encoded = (value: string): string =>
  encodeURIComponent(value).replaceAll(
    /[~!'()*]|[._-]$/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** Null for a text that `recipeText` does not write. */
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

/** The kind that a router is of. */
export const kindOf = (id: string): string => id.split('~', 1)[0]!

const buckets = (read: string, unread: string) => (value: string) =>
  value === '0' ? `${unread} unread` : `${read} ${value}`

/** What is said of a setting, from its value as a recipe writes it. */
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
  ['monotone', (value) => (value === 'true' ? 'never steps down' : 'may step down')],
])

/** A router's name with what was changed: "HierRouter · 64 hidden units · seed 7". */
export const recipeName = (name: string, id: string): string =>
  [
    name,
    ...(readRecipe(id)?.changed ?? []).map(
      ([of, value]) => SAID.get(of)?.(value) ?? `${of} ${value}`,
    ),
  ].join(' · ')
