/** A benchmark: a name, and a run that reports each number as soon as it is measured. */

export interface Measurement {
  readonly metric: string
  readonly value: number
  readonly unit: string
}

export interface Bench {
  readonly name: string
  /** Throws a Skip if this machine lacks something that the benchmark needs. */
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
