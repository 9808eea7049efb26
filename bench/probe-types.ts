/** What probe.js adds to a page. */
export interface Probe {
  /** Starts recording frames and long tasks. */
  startFrames(): void
  /** Since `startFrames`: milliseconds between frames, and the length in milliseconds of each task of 50 ms or more. */
  stopFrames(): { readonly frames: number[]; readonly longTasks: number[] }
  /** Milliseconds from navigation to the first frame with the episode's figure, and with the front; null before it. */
  readonly stands: { readonly figure: number | null; readonly front: number | null }
  /** For each click so far, milliseconds from the click to the end of the frame that shows its effect. */
  readonly clicks: readonly number[]
  /** What trainers told the page so far. */
  readonly training: readonly TrainerReport[]
}

/** News of a trainer, as it came in. */
export interface TrainerReport {
  /** Milliseconds since navigation. */
  readonly at: number
  readonly type: 'started' | 'progress' | 'trained' | 'failed'
  /** Operating points on validation questions, pass by pass. */
  readonly curve: readonly { readonly perf: number; readonly cost: number }[]
}
