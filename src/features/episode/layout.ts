/** What a layout of the track figure places. Lanes are given in drawing order, one of them the main one. */
import type { Box, Piece, Point } from './geometry.ts'
import { lengthOf } from './geometry.ts'

export interface LayoutLane {
  readonly steps: number
  /** Steps shared with the main lane before it leaves; 0 leaves at the switch. */
  readonly leaves: number
  readonly main: boolean
}

export interface LayoutInput {
  /** Width there is, in pixels. */
  readonly width: number
  /** Size of the page's text, 1 for the smallest: signs, and room for them, grow with it. */
  readonly scale: number
  readonly lanes: readonly LayoutLane[]
}

/** One step's place on the main lane. */
export interface Station {
  readonly at: Point
  /** The piece of track that leads to it. */
  readonly pieces: readonly Piece[]
  /** Where its label and caption stand. */
  readonly box: Box
}

/** A lane that was not taken. */
export interface Ghost {
  readonly pieces: readonly Piece[]
  /** A mark a step, after those shared with the main lane; empty where there is no room for them. */
  readonly marks: readonly Point[]
  /** Where its outcome stands, as a button. */
  readonly box: Box
}

export interface TrackLayout {
  readonly axis: 'x' | 'y'
  readonly width: number
  readonly height: number
  /** The track before the switch. */
  readonly lead: readonly Piece[]
  readonly switchAt: Point
  /** Where the router's name stands. */
  readonly switchBox: Box
  readonly stations: readonly Station[]
  /** From the last station to the buffer stop. */
  readonly tail: readonly Piece[]
  readonly buffer: Point
  readonly verdict: Box
  /** Where it says whose lane the main one is. */
  readonly name: Box
  /** In the order of the lanes given, null for the main one. */
  readonly ghosts: readonly (Ghost | null)[]
}

/** What the wagon runs along, in any layout. */
export type MainTrack = Pick<TrackLayout, 'stations' | 'tail'>

/** The whole main track, from the switch to the buffer stop: what the wagon runs along. */
export const mainPieces = ({ stations, tail }: MainTrack): readonly Piece[] => [
  ...stations.flatMap((station) => station.pieces),
  ...tail,
]

/** How far the wagon stands beyond a station's mark, and short of the buffer stop. */
const BEYOND = 32
const SHORT = 24

/**
 * Distances along `mainPieces` at which the wagon stands: at the switch, after each station, and at the buffer stop, so
 * that there are two more than stations.
 */
export function wagonStops(layout: MainTrack): readonly number[] {
  const length = (pieces: readonly Piece[]): number =>
    pieces.reduce((sum, piece) => sum + lengthOf(piece), 0)
  const stops = [0]
  let distance = 0
  for (const station of layout.stations) {
    distance += length(station.pieces)
    stops.push(distance + BEYOND)
  }
  stops.push(distance + length(layout.tail) - SHORT)
  return stops
}
