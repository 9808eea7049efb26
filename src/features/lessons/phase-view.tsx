/** A phase of a lesson: its text, what there is to do, and the way on. Nothing has to be done before one may go on. */
import { useEffect } from 'react'
import { openLessons } from '../../store/lessons/actions.ts'
import { type LessonPlace, PHASES, placeText } from '../../store/lessons/places.ts'
import { selectBets } from '../../store/lessons/selectors.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import { BetView } from './bet-view.tsx'
import { nextPlace, phasesOf, previousPlace } from './lesson.ts'
import styles from './lessons-panel.module.css'
import { LESSONS } from './plans.ts'
import { pointTo } from './pointing.ts'
import { QuizView } from './quiz/quiz-view.tsx'
import type { PhaseText, Texts } from './texts/texts.ts'
import { useWritten } from './use-facts.ts'
import type { Spoken } from './use-texts.ts'

const textOf = ({ lessons }: Texts, { lesson, phase }: LessonPlace): PhaseText => {
  const phases: readonly PhaseText[] = lessons[lesson].phases
  return phases[phase - 1]!
}

export const PhaseView = ({
  place,
  spoken,
  onFinish,
}: {
  readonly place: LessonPlace
  readonly spoken: Spoken
  readonly onFinish: () => void
}) => {
  const yard = useYardApi()
  const { panel: words, lessons } = spoken.texts
  const text = textOf(spoken.texts, place)
  const body = useWritten(spoken, text.body)
  const done = useYard((state) => state.lessons.done.includes(placeText(place)))
  const bets = useYard(selectBets)
  const next = nextPlace(place)
  const previous = previousPlace(place)
  const { points } = phasesOf(LESSONS, place.lesson)[place.phase - 1]!
  useEffect(() => (points ? pointTo(points) : undefined), [points])
  return (
    <>
      <div className={styles.body}>
        <div role="status" className={styles.text}>
          <p className={styles.soft}>
            {`${lessons[place.lesson].title} · ${words.phase(place.phase, PHASES[place.lesson])}`}
          </p>
          <h3>{text.title}</h3>
        </div>
        <p>{body}</p>
        {bets && <BetView spoken={spoken} />}
        {place.lesson === 'quiz' && <QuizView texts={spoken.texts} />}
      </div>
      <div className={styles.foot}>
        <p role="status" className={styles.task} data-done={done}>
          <strong>
            <span aria-hidden="true">{done ? '✓ ' : '▸ '}</span>
            <span>{`${done ? words.done : words.toDo}: `}</span>
          </strong>
          <span>{text.task}</span>
        </p>
        <div className={styles.buttons}>
          <button
            type="button"
            aria-disabled={previous === null}
            onClick={() => previous && openLessons(yard, previous)}
          >
            {words.back}
          </button>
          <button
            type="button"
            data-kind={done ? 'primary' : undefined}
            onClick={() => (next ? openLessons(yard, next) : onFinish())}
          >
            {next ? words.next : words.finish}
          </button>
        </div>
      </div>
    </>
  )
}
