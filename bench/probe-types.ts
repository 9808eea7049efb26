/** What probe.js adds to a page. */
export interface Probe {
  /** Starts recording frames and long tasks. */
  startFrames(): void
  /** Since `startFrames`: milliseconds between frames, and the length in milliseconds of each task of 50 ms or more. */
  stopFrames(): { readonly frames: number[]; readonly longTasks: number[] }
  /** Milliseconds from navigation to the first frame with the figure; null before it. */
  readonly firstFigure: number | null
  /** For each click so far, milliseconds from the click to the end of the frame that shows its effect. */
  readonly clicks: readonly number[]
}
