/** How hard a text is to read, in years at school. For tests. */

const words = (text: string): readonly string[] => text.match(/[\p{L}][\p{L}’'-]*/gu) ?? []

/** At least one. A full stop in a number or behind a word that goes on ends none. */
const sentenceCount = (text: string): number => (text.match(/[.?!:](?=\s|$)/g) ?? []).length || 1

/** Groups of vowels, without a silent e at the end. */
function englishSyllables(word: string): number {
  const lower = word.toLowerCase().replace(/[^aeiou]e(s|d)?$/, '')
  return (lower.match(/[aeiouy]+/g) ?? []).length || 1
}

/** Flesch–Kincaid grade level. */
export function fleschKincaid(text: string): number {
  const all = words(text)
  const syllables = all.reduce((sum, word) => sum + englishSyllables(word), 0)
  return 0.39 * (all.length / sentenceCount(text)) + 11.8 * (syllables / all.length) - 15.59
}

const germanSyllables = (word: string): number =>
  (word.toLowerCase().match(/au|eu|äu|ei|ai|ie|[aeiouyäöü]/g) ?? []).length || 1

/** Vierte Wiener Sachtextformel (Bamberger & Vanecek 1984): from words per sentence and words of three syllables and more. */
export function wienerSachtext(text: string): number {
  const all = words(text)
  const long = all.filter((word) => germanSyllables(word) >= 3).length
  return 0.2656 * (all.length / sentenceCount(text)) + 0.2744 * ((100 * long) / all.length) - 1.693
}
