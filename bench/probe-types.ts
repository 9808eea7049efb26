/** What probe.js puts into a page. */
export interface Probe {
  /** Starts recording frames and long tasks. */
  startFrames(): void
  /** Milliseconds between frames, and of each task of 50 ms or more, since `startFrames`. */
  stopFrames(): { readonly frames: number[]; readonly longTasks: number[] }
  /** Milliseconds from navigation to the frame in which the figure stood; null before. */
  readonly firstFigure: number | null
  /** Milliseconds from each click so far to the end of the frame that shows what it did. */
  readonly clicks: readonly number[]
}
