/** The ways into the lessons, at the top of the page. Their code and texts are fetched when one is opened. */
import { closeLessons, openLessons } from '../../store/lessons/actions.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'

/** Takes the focus when the lessons are left. */
export const LESSONS_BUTTON = 'lessons-button'

export const LessonButtons = () => {
  const yard = useYardApi()
  const open = useYard(({ lessons }) => lessons.at !== null)
  return (
    <>
      <button
        type="button"
        data-kind={open ? undefined : 'primary'}
        onClick={() => openLessons(yard, { lesson: 'start', phase: 1 })}
      >
        Start here
      </button>
      <button
        type="button"
        id={LESSONS_BUTTON}
        aria-expanded={open}
        onClick={() => (open ? closeLessons(yard) : openLessons(yard, 'list'))}
      >
        Lessons
      </button>
    </>
  )
}
