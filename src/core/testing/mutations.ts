/** Damages valid values: what the fuzzers feed to every reader of a file or a link. */
import fc from 'fast-check'

/** The number of inputs that a fuzzer tries: `usual`, or N under `npm run fuzz -- N`. */
export const fuzzRuns = (usual: number): number => Number(process.env.FUZZ_RUNS ?? usual)

export const NASTY_NAMES = [
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  '',
  '0',
] as const

/** Texts and numbers at the limits of a format, and values of another type. */
const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...NASTY_NAMES),
  fc.constantFrom(0, -0, -1, 1, 0.5, 2, 255, 256, 1e6, 2 ** 32, 2 ** 53, 1e21, 1e-9, 1e308, -1e308),
  fc.constantFrom(null, true, false, [], {}, [[]], [null]),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.jsonValue({ maxDepth: 2 }),
)

type Mutation = {
  /** The place to change: at each level, an index (modulo the number of keys) of the key to follow. */
  readonly at: readonly number[]
  /** A second place, for the mutations that need one. */
  readonly from: readonly number[]
  readonly by: 'replace' | 'remove' | 'repeat' | 'copy' | 'add' | 'shift'
  readonly value: unknown
  readonly name: string
}

const turns = fc.array(fc.nat({ max: 9999 }), { minLength: 1, maxLength: 9, size: 'max' })

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: turns,
  from: turns,
  by: fc.constantFrom('replace', 'remove', 'repeat', 'copy', 'add', 'shift'),
  value: nasty,
  name: fc.constantFrom(...NASTY_NAMES, 'extra'),
})

/** The value with up to four places changed; often it is still valid. */
export const mutated = (value: unknown): fc.Arbitrary<unknown> =>
  fc.array(mutation, { maxLength: 4, size: 'max' }).map((mutations) => {
    const box = { value: structuredClone(value) }
    for (const each of mutations) apply(box, each)
    return box.value
  })

/** The text of a file with such a value; sometimes pieces of the text itself are replaced. */
export const mutatedFile = (value: unknown): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: mutated(value).map((each) => JSON.stringify(each)) },
    { weight: 1, arbitrary: mutatedText(JSON.stringify(value), fc.string({ maxLength: 4 })) },
  )

/** The text with up to three pieces of it replaced. */
export const mutatedText = (text: string, piece: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .array(fc.record({ at: fc.nat(), length: fc.nat({ max: 6 }), piece }), { maxLength: 3 })
    .map((edits) =>
      edits.reduce((before, edit) => {
        const at = edit.at % (before.length + 1)
        return before.slice(0, at) + edit.piece + before.slice(at + edit.length)
      }, text),
    )

type Place = { readonly holder: object; readonly key: string }

function placeAt(root: { readonly value: unknown }, turns: readonly number[]): Place {
  let place: Place = { holder: root, key: 'value' }
  for (const turn of turns) {
    const value = valueAt(place)
    if (typeof value !== 'object' || value === null) break
    const keys = Object.keys(value)
    const key = keys[turn % keys.length]
    if (key === undefined) break
    place = { holder: value, key }
  }
  return place
}

const valueAt = ({ holder, key }: Place): unknown => Reflect.get(holder, key)

/** Sets a property, even "__proto__", as JSON.parse does. */
const put = (holder: object, key: string, value: unknown) =>
  Object.defineProperty(holder, key, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  })

function apply(root: { readonly value: unknown }, { at, from, by, value, name }: Mutation): void {
  const place = placeAt(root, at)
  const { holder, key } = place
  const old = valueAt(place)
  switch (by) {
    case 'replace':
      put(holder, key, structuredClone(value))
      return
    case 'remove':
      if (Array.isArray(holder)) holder.splice(Number(key), 1)
      else if (holder !== root) Reflect.deleteProperty(holder, key)
      return
    case 'repeat':
      if (Array.isArray(holder)) holder.splice(Number(key), 0, structuredClone(old))
      return
    case 'copy':
      put(holder, key, structuredClone(valueAt(placeAt(root, from))))
      return
    case 'add':
      if (typeof old === 'object' && old !== null && !Array.isArray(old)) {
        put(old, name, structuredClone(value))
      }
      return
    case 'shift':
      if (typeof old === 'number') put(holder, key, old + ((from[0] ?? 0) % 5) - 2)
      return
  }
}
