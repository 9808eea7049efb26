/**
 * A prompt is a running transcript of text segments. Each segment is tokenised separately, so a turn always ends at the end of
 * a token, and a model can reuse its cache of one turn as a prefix of the next. The corpus writer emits the same segments.
 */

/**
 * Who speaks in a turn: Student and Teacher (HAPS), the solver who writes one reasoning step (stepwise routing), the refiner
 * who writes the next draft (HierRouter).
 */
export const ROLES = ['student', 'teacher', 'solver', 'refiner'] as const
export type Role = (typeof ROLES)[number]

export interface Segment {
  /** `context` is written by the protocol (question, observations, whose turn it is); a role's segment is a completion. */
  readonly by: 'context' | Role
  readonly text: string
}

export type Prompt = readonly Segment[]

/** The prompt as one text, for display. */
export const promptText = (prompt: Prompt): string => prompt.map((segment) => segment.text).join('')
