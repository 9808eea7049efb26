/** What every language says. A missing key, lesson or phase is a type error. */
import type { LessonId } from '../../../store/lessons/places.ts'
import type { Facts } from '../facts.ts'
import type { PerPhase } from '../lesson.ts'
import type { QuizQuestion } from '../quiz/quiz.ts'

export interface PhaseText {
  readonly title: string
  /** Its numbers come from the facts; none is typed by hand. */
  readonly body: (facts: Facts) => string
  /** What a person is asked to do, in a sentence. */
  readonly task: string
}

export interface LessonText<Id extends LessonId = LessonId> {
  readonly title: string
  readonly phases: PerPhase<Id, PhaseText>
}

export interface PanelText {
  readonly name: string
  readonly hint: string
  readonly language: string
  readonly list: string
  readonly back: string
  readonly next: string
  readonly finish: string
  readonly leave: string
  readonly done: string
  readonly toDo: string
  readonly phase: (phase: number, of: number) => string
  readonly progress: (done: number, of: number) => string
}

export interface BetText {
  readonly ask: string
  readonly on: (model: string) => string
  readonly you: string
  readonly router: string
  readonly oracle: string
  readonly points: (score: string, utility: string) => string
  readonly next: string
  readonly sum: (you: string, router: string, oracle: string) => string
}

export interface QuizText {
  readonly ask: Readonly<Record<QuizQuestion['about'], string>>
  readonly points: (points: string) => string
  readonly right: string
  readonly wrong: (answer: string) => string
  readonly result: (right: string, of: string) => string
  readonly again: string
}

export interface Texts {
  readonly panel: PanelText
  readonly bet: BetText
  readonly quiz: QuizText
  readonly lessons: { readonly [Id in LessonId]: LessonText<Id> }
}
