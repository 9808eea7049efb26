/** Sets the page for the phase at hand, and notices when a person has done what it asks for. */
import { linkStateOf, openState, STANDARD } from '../../store/effects/page-link.ts'
import { closeLessons, markDone } from '../../store/lessons/actions.ts'
import { selectPlace } from '../../store/lessons/selectors.ts'
import type { YardState } from '../../store/state.ts'
import { resetTraining } from '../../store/training/actions.ts'
import type { Yard } from '../../store/yard.ts'
import { phasesOf, sceneAt } from './lesson.ts'
import { LESSONS } from './plans.ts'

/** The phase that the page is still to be set for; null where there is none. */
const selectUnentered = (state: YardState) => (state.lessons.entered ? null : selectPlace(state))

/** Whether the phase at hand is done in this very state. */
export function isDone(state: YardState): boolean {
  const place = selectPlace(state)
  const phase = place && phasesOf(LESSONS, place.lesson)[place.phase - 1]
  return state.lessons.entered && (phase?.doneWhen(state) ?? false)
}

/** Sets the page for the phase at hand, by the same way as a link. */
export function enterPhase(yard: Yard): void {
  const place = selectUnentered(yard.getState())
  if (!place) return
  const { language } = yard.getState().lessons
  const phase = phasesOf(LESSONS, place.lesson)[place.phase - 1]
  if (phase?.resetsTraining) resetTraining(yard)
  openState(yard, { ...STANDARD, ...sceneAt(LESSONS, place), lesson: place, language })
}

/** Leaves the lesson and puts back what it says. */
export function leaveLesson(yard: Yard): void {
  const state = yard.getState()
  const place = selectPlace(state)
  const leave = place ? LESSONS[place.lesson].leave : {}
  if (Object.keys(leave).length > 0) {
    openState(yard, { ...linkStateOf(state), ...leave, lesson: null })
  }
  closeLessons(yard)
}

/** Returns a function that ends it. */
export function startLessons(yard: Yard): () => void {
  const ends = [
    yard.subscribe(selectUnentered, () => enterPhase(yard), { fireImmediately: true }),
    yard.subscribe(isDone, (done) => {
      const place = selectPlace(yard.getState())
      if (done && place) markDone(yard, place)
    }),
  ]
  return () => {
    for (const end of ends) end()
  }
}
