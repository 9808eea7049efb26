/**
 * The expert adds one note per stage, then the answer, and repeats the answer if stages are left. If an earlier stage was wrong,
 * it corrects that note and everything that depends on it in one line, because the last stage has to answer.
 */
import { pick, type Rng } from '../../random.ts'
import { noteText, slippedText } from './draft.ts'
import { answerLine, correctionLine, noteLine } from './prompts.ts'
import { STAGES } from './protocol.ts'
import type { RelayItem } from './question.ts'

/** What was done before a stage. */
export interface Progress {
  /** The number of finished stages. */
  readonly stage: number
  /** The number of notes written, right or wrong. */
  readonly notes: number
  /** Whether the last of them is wrong. */
  readonly wrong: boolean
}

export const NOTHING: Progress = { stage: 0, notes: 0, wrong: false }

export interface ExpertStage {
  readonly text: string
  readonly progress: Progress
  /** A deliberate mistake, which a model must read but not learn to write. */
  readonly mistake: boolean
}

/** What the expert writes at this stage. */
export function expertStage({ draft }: RelayItem, progress: Progress): ExpertStage {
  const stage = progress.stage + 1
  const due = draft.notes.slice(progress.wrong ? progress.notes - 1 : progress.notes)
  const [next] = due
  if (stage === STAGES || !next) {
    return { text: answerLine(draft.answer), progress: { ...progress, stage }, mistake: false }
  }
  if (progress.wrong) {
    return {
      text: correctionLine(due.map(noteText).join('. ')),
      progress: { stage, notes: draft.notes.length, wrong: false },
      mistake: false,
    }
  }
  return {
    text: noteLine(noteText(next)),
    progress: { stage, notes: progress.notes + 1, wrong: false },
    mistake: false,
  }
}

/** A mistake as a weak model makes it before the last stage: a slip in the next note, or a wrong answer. */
export function mistakenStage(rng: Rng, { draft }: RelayItem, progress: Progress): ExpertStage {
  const stage = progress.stage + 1
  const note = draft.notes[progress.notes]
  if (note) {
    return {
      text: noteLine(slippedText(rng, note)),
      progress: { stage, notes: progress.notes + 1, wrong: true },
      mistake: true,
    }
  }
  const slips = draft.notes.at(-1)?.[0].slips ?? []
  return { text: answerLine(pick(rng, slips)), progress: { ...progress, stage }, mistake: true }
}
