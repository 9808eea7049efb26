/** What a benchmark is: a name, and a run that reports numbers as it gets them. */

export interface Measurement {
  readonly metric: string
  readonly value: number
  readonly unit: string
}

export interface Bench {
  readonly name: string
  /** Throws a Skip where this machine lacks what it takes. */
  readonly run: (site: Site, report: (measurement: Measurement) => void) => Promise<void>
}

/** The production build, served as `npm start` serves it. */
export interface Site {
  readonly url: string
}

/** A benchmark cannot run here; the message says what is missing. */
export class Skip extends Error {
  override readonly name = 'Skip'
}
