/** What a layout of the step tree places: a switch before every step, the main track through stations, ghosts beside it. */
import type { Box, Piece, Point } from './geometry.ts'
import type { Station } from './layout.ts'

export interface StepTreeInput {
  /** Width there is, in pixels. */
  readonly width: number
  /** Size of the page's text, 1 for the smallest: signs, and room for them, grow with it. */
  readonly scale: number
  /** Models of the pool. */
  readonly models: number
  /** By decision point, in order: the place in the pool of the model that takes the step; null at an open end. */
  readonly taken: readonly (number | null)[]
}

export interface StepSwitch {
  readonly at: Point
  /** Where its value and its regret stand. */
  readonly box: Box
}

/** A branch that was not taken. */
export interface StepGhost {
  readonly point: number
  /** The place in the pool of the model that would have taken the step. */
  readonly model: number
  readonly pieces: readonly Piece[]
  /** Where its outcome stands, as a button, the model's mark in front. */
  readonly box: Box
}

export interface StepTreeLayout {
  readonly axis: 'x' | 'y'
  readonly width: number
  readonly height: number
  /** The track before the first switch. */
  readonly lead: readonly Piece[]
  readonly switches: readonly StepSwitch[]
  /** A station's pieces lead from the one before through the switch. */
  readonly stations: readonly Station[]
  /** From the last station to the buffer stop, or to the open switch. */
  readonly tail: readonly Piece[]
  /** Null where the path ends at an open switch. */
  readonly buffer: Point | null
  readonly verdict: Box
  readonly ghosts: readonly StepGhost[]
}

/** The models of a point that do not take its step. */
export const ghostsAt = (models: number, taken: number | null): readonly number[] =>
  Array.from({ length: models }, (_, model) => model).filter((model) => model !== taken)
