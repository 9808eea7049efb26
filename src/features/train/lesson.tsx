/** What the selected router has learnt: how often it picks each arm for each kind of question, and which words favour each. */
import { useEffect, useState } from 'react'
import { useYard } from '../../store/yard-context.tsx'
import { type LessonModel, lessonOf, selectLessonInput } from './lesson-model.ts'
import styles from './train-panel.module.css'

export const Lesson = () => {
  const input = useYard(selectLessonInput)
  const [lesson, setLesson] = useState<LessonModel | null>(null)
  useEffect(() => {
    if (!input) {
      setLesson(null)
      return
    }
    // Delayed, as nothing waits for it.
    const timer = setTimeout(() => setLesson(lessonOf(input)), 200)
    return () => clearTimeout(timer)
  }, [input])
  if (!input || !lesson) return null
  return (
    <section className={styles.lesson} aria-label="What it learnt">
      <h3>{`What ${lesson.name} learnt`}</h3>
      <div className={styles.scroll}>
        <table>
          <caption>Share of choices by kind of question, at the chosen weights</caption>
          <thead>
            <tr>
              <th scope="col">Kind</th>
              {lesson.arms.map((arm) => (
                <th key={arm} scope="col">
                  {arm}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lesson.kinds.map(({ kind, shares }) => (
              <tr key={kind}>
                <th scope="row">{kind}</th>
                {shares.map((share, at) => (
                  <td
                    key={lesson.arms[at]}
                    style={{ '--share': `${Math.round(100 * share)}%` } as React.CSSProperties}
                  >
                    {`${Math.round(100 * share)}%`}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {lesson.words && (
        <dl className={styles.words}>
          {lesson.words.map(({ arm, words }) => (
            <div key={arm}>
              <dt>{`Words for ${arm}`}</dt>
              <dd>{words.length > 0 ? words.join(', ') : 'none'}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
