/** What a lesson is: data. Its texts stand beside it, by language; see `texts/texts.ts`. */

import { type LessonId, type LessonPlace, PHASES } from '../../store/lessons/places.ts'
import type { LinkState } from '../../store/link.ts'
import type { YardState } from '../../store/state.ts'

/** What a phase changes of the page, in the parts of a link. */
export type Scene = Partial<Omit<LinkState, 'lesson' | 'language'>>

/** What a phase points to: something on the page by its role and accessible name, as a person would be told of it. */
export interface Target {
  readonly role: 'region' | 'button' | 'slider' | 'combobox' | 'table'
  readonly name: string
  /** The name of the region that it is in. */
  readonly within?: string
}

export interface Phase {
  /** Laid over the scenes of the phases before it, and over the page as it opens. */
  readonly enter: Scene
  /** Whether the training at hand is dropped first. */
  readonly resetsTraining?: true
  readonly points: Target | null
  /** Whether a person has done what the phase asks for; not true when it is entered. */
  readonly doneWhen: (state: YardState) => boolean
}

type Tuple<
  Item,
  Count extends number,
  Found extends readonly Item[] = [],
> = Found['length'] extends Count ? Found : Tuple<Item, Count, readonly [...Found, Item]>

/** One item per phase of a lesson. */
export type PerPhase<Id extends LessonId, Item> = Tuple<Item, (typeof PHASES)[Id]>

export interface Lesson<Id extends LessonId = LessonId> {
  readonly phases: PerPhase<Id, Phase>
  /** What is put back when the lesson is left. */
  readonly leave: Scene
}

export type Lessons = { readonly [Id in LessonId]: Lesson<Id> }

export const phasesOf = (lessons: Lessons, id: LessonId): readonly Phase[] => lessons[id].phases

/** The scene of a phase, which does not depend on what a person did in those before it. */
export const sceneAt = (lessons: Lessons, { lesson, phase }: LessonPlace): Scene =>
  Object.assign(
    {},
    ...phasesOf(lessons, lesson)
      .slice(0, phase)
      .map(({ enter }) => enter),
  )

/** The phase after this one; null after a lesson's last. */
export const nextPlace = ({ lesson, phase }: LessonPlace): LessonPlace | null =>
  phase < PHASES[lesson] ? { lesson, phase: phase + 1 } : null

export const previousPlace = ({ lesson, phase }: LessonPlace): LessonPlace | null =>
  phase > 1 ? { lesson, phase: phase - 1 } : null
