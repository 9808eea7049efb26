/** The texts of the language at hand. English comes with the panel, another language when it is chosen. */
import { useEffect, useState } from 'react'
import type { Language } from '../../store/lessons/places.ts'
import { fetchCode } from '../../store/new-version.ts'
import { notify } from '../../store/notice-actions.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import { en } from './texts/strings.en.ts'
import type { Texts } from './texts/texts.ts'

const LOADERS: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: async () => en,
  de: async () => (await import('./texts/strings.de.ts')).de,
}

export interface Spoken {
  readonly language: Language
  readonly texts: Texts
}

/** The texts that are there, with their language: those of the language at hand once they have come. */
export function useTexts(): Spoken {
  const yard = useYardApi()
  const language = useYard(({ lessons }) => lessons.language)
  const [spoken, setSpoken] = useState<Spoken>({ language: 'en', texts: en })
  useEffect(() => {
    let wanted = true
    fetchCode(yard, LOADERS[language]).then(
      (texts) => {
        if (wanted) setSpoken({ language, texts })
      },
      (error: unknown) => {
        const text = `The texts of the language “${language}” could not be fetched: ${String(error)}.`
        if (wanted) notify(yard, { id: 'language', tone: 'problem', text })
      },
    )
    return () => {
      wanted = false
    }
  }, [yard, language])
  return spoken
}
