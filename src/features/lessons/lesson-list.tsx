/** All lessons, with what was done of each. */
import { openLessons } from '../../store/lessons/actions.ts'
import { LESSON_IDS, type LessonId, PHASES } from '../../store/lessons/places.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import styles from './lessons-panel.module.css'
import type { Texts } from './texts/texts.ts'

export const LessonList = ({ texts }: { readonly texts: Texts }) => {
  const yard = useYardApi()
  const done = useYard(({ lessons }) => lessons.done)
  const begin = (lesson: LessonId) => {
    const phases = Array.from({ length: PHASES[lesson] }, (_, at) => at + 1)
    const next = phases.find((phase) => !done.includes(`${lesson}.${phase}`)) ?? 1
    openLessons(yard, { lesson, phase: next })
  }
  return (
    <div className={styles.body}>
      <p>{texts.panel.hint}</p>
      <ol className={styles.list}>
        {LESSON_IDS.map((lesson) => {
          const own = done.filter((place) => place.startsWith(`${lesson}.`)).length
          return (
            <li key={lesson}>
              <button type="button" onClick={() => begin(lesson)}>
                {texts.lessons[lesson].title}
              </button>
              <span className={styles.soft}>
                {own === PHASES[lesson] && <span aria-hidden="true">✓ </span>}
                <span>{texts.panel.progress(own, PHASES[lesson])}</span>
              </span>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
