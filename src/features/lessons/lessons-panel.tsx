/** The Lessons region: it stands above or beside the page and covers none of it. */
import { useEffect, useId, useRef } from 'react'
import { openLessons, setLanguage } from '../../store/lessons/actions.ts'
import { LANGUAGES } from '../../store/lessons/places.ts'
import { selectPlace } from '../../store/lessons/selectors.ts'
import type { Yard } from '../../store/yard.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import { LESSONS_BUTTON } from './lesson-buttons.tsx'
import { LessonList } from './lesson-list.tsx'
import styles from './lessons-panel.module.css'
import { PhaseView } from './phase-view.tsx'
import { startProgress } from './progress.ts'
import { leaveLesson, startLessons } from './run.ts'
import { useTexts } from './use-texts.ts'

const LANGUAGE_NAMES = { en: 'English', de: 'Deutsch' }

/** Leaves the lessons; a focus that was in them goes back to the button that opens them. */
function leave(yard: Yard, panel: HTMLElement | null): void {
  const inside = panel?.contains(document.activeElement) || document.activeElement === document.body
  leaveLesson(yard)
  if (inside) document.getElementById(LESSONS_BUTTON)?.focus()
}

export const LessonsPanel = () => {
  const yard = useYardApi()
  const panel = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  const place = useYard(selectPlace)
  const spoken = useTexts()
  const { panel: words } = spoken.texts

  useEffect(() => {
    const ends = [startProgress(yard), startLessons(yard)]
    return () => {
      for (const end of ends) end()
    }
  }, [yard])

  // Whoever pressed a button to get here goes on from here, and one that went with what it opened does not take the focus along.
  // Whoever followed a link stays at the top of the page.
  const followed = useRef(document.activeElement === document.body)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a button may go when the list or a phase comes
  useEffect(() => {
    if (!followed.current && !panel.current?.contains(document.activeElement)) {
      heading.current?.focus()
    }
    followed.current = false
  }, [place === null])

  useEffect(() => {
    // On the window, so that sheets and dialogs have had the key before.
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      if (document.querySelector('dialog[open]')) return
      leave(yard, panel.current)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [yard])

  return (
    <section ref={panel} className={styles.panel} aria-labelledby={id} lang={spoken.language}>
      <header className={styles.head}>
        <h2 id={id} ref={heading} tabIndex={-1} className={styles.name}>
          {words.name}
        </h2>
        {!place && (
          <select
            aria-label={words.language}
            value={spoken.language}
            onChange={(event) => {
              const chosen = LANGUAGES.find((each) => each === event.currentTarget.value)
              if (chosen) setLanguage(yard, chosen)
            }}
          >
            {LANGUAGES.map((each) => (
              <option key={each} value={each} lang={each}>
                {LANGUAGE_NAMES[each]}
              </option>
            ))}
          </select>
        )}
        {place && (
          <button type="button" onClick={() => openLessons(yard, 'list')}>
            {words.list}
          </button>
        )}
        <button type="button" onClick={() => leave(yard, panel.current)}>
          {words.leave}
        </button>
      </header>
      {place ? (
        <PhaseView place={place} spoken={spoken} onFinish={() => leave(yard, panel.current)} />
      ) : (
        <LessonList texts={spoken.texts} />
      )}
    </section>
  )
}
