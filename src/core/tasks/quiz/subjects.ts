/** The subjects of the quiz. The number of a question, modulo the number of subjects, decides its subject. */
import type { Subject } from './subject.ts'
import { arithmetic } from './subjects/arithmetic.ts'
import { calendar } from './subjects/calendar.ts'
import { colours } from './subjects/colours.ts'
import { conversions } from './subjects/conversions.ts'
import { capitals, codes } from './subjects/countries.ts'
import { elements } from './subjects/elements.ts'
import { logic } from './subjects/logic.ts'
import { reading } from './subjects/reading.ts'
import { roman } from './subjects/roman.ts'
import { sequences } from './subjects/sequences.ts'
import { sorting } from './subjects/sorting.ts'
import { units } from './subjects/units.ts'
import { antonyms, roots } from './subjects/words.ts'

export const QUIZ_SUBJECTS: readonly Subject[] = [
  elements,
  capitals,
  codes,
  antonyms,
  roots,
  units,
  colours,
  arithmetic,
  calendar,
  sorting,
  sequences,
  conversions,
  roman,
  reading,
  logic,
]

/** The subjects with these ids. Throws a RangeError that names an unknown one. */
export function subjectsOf(ids: readonly string[]): readonly Subject[] {
  return ids.map((id) => {
    const subject = QUIZ_SUBJECTS.find((candidate) => candidate.id === id)
    if (!subject) throw new RangeError(`There is no quiz subject "${id}"; see QUIZ_SUBJECTS`)
    return subject
  })
}
