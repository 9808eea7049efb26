/** The text of a link: its parts and a checksum over them, and what mail, chats and hands do to both on the way. */
import { hashText } from '../core/random.ts'

/** What a link's text holds, cleaned up. */
export interface LinkText {
  readonly version: string | null
  readonly parts: ReadonlyMap<string, string>
  /** Whether there is a checksum and it agrees with the parts. */
  readonly checked: boolean
  /** What stood in the text but is not part of a link. */
  readonly ignored: readonly string[]
}

/** The version, the checksum and the parts, as they follow the "#". */
export function writeText(version: string, parts: ReadonlyMap<string, string>): string {
  // The checksum comes first, so that a link that was cut short still has it.
  const all = [['v', version], ['k', checksum(parts)], ...parts]
  return all
    .map(([key, text]) => `${key}=${encodeURIComponent(text ?? '').replaceAll('%2F', '/')}`)
    .join('&')
}

function checksum(parts: ReadonlyMap<string, string>): string {
  const lines = [...parts].map(([key, text]) => `${key}=${text}`).sort()
  return (hashText(lines.join('\n')) % 36 ** 4).toString(36).padStart(4, '0')
}

/** Reads a link's text. A mail program may have encoded all of it once more; the checksum tells which reading is meant. */
export function readText(hash: string, known: readonly string[]): LinkText {
  const separated = hash.replaceAll(/%3d/gi, '=').replaceAll('%26', '&').replaceAll(/&amp;/gi, '&')
  const meant = [partsOf(separated, known)]
  const encodedWhole = !hash.includes('=')
  if (encodedWhole) meant.unshift(partsOf(decoded(hash).replaceAll(/&amp;/gi, '&'), known))
  return meant.find(({ checked }) => checked) ?? meant[0]!
}

/** Line ends, soft hyphens and zero-width spaces, which mail and chats put into a long word. */
const INSERTED = /[\p{Cc}\u00ad\u200b\u2028\u2029\u2060\ufeff]/gu
const INVISIBLE_BEHIND = /[\p{Cf}\s]+$/u
/** Every part ends with a letter or a digit; whatever follows belongs to the sentence around the link. */
const BEHIND = /[^0-9a-zA-Z]+$/

const visible = (text: string): string =>
  text.replaceAll(INSERTED, '').replace(INVISIBLE_BEHIND, '')

function partsOf(hash: string, known: readonly string[]): LinkText {
  const parts = new Map<string, string>()
  const ignored: string[] = []
  for (const [key, value] of new URLSearchParams(hash)) {
    const name = visible(key)
    const text = visible(value)
    if (name !== 'v' && name !== 'k' && !known.includes(name)) {
      const stray = text === '' ? name : `${name}=${text}`
      if (stray !== '') ignored.push(`"${shortened(stray)}" is an unknown part`)
      continue
    }
    const behind = BEHIND.exec(text)?.[0] ?? ''
    const kept = text.slice(0, text.length - behind.length)
    if (behind !== '')
      ignored.push(`"${shortened(behind)}" came after "${name}=${shortened(kept)}"`)
    parts.set(name, kept)
  }
  const version = parts.get('v') ?? null
  const sum = parts.get('k') ?? null
  parts.delete('v')
  parts.delete('k')
  return { version, parts, checked: sum === checksum(parts), ignored }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** As much of an outside text as a notice has room for. */
export const shortened = (text: string): string =>
  text.length > 60 ? `${text.slice(0, 60)}…` : text
