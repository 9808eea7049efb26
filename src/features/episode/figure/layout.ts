/** What a layout of the figure is given, and what it places. */
import { type Box, lengthOf, type Piece, type Point } from './geometry.ts'

export interface FigureShape {
  /** The available width, in pixels. */
  readonly width: number
  /** Size of the page's text, 1 for the smallest: signs and the room for them grow with it. */
  readonly scale: number
  /** How many steps the main track has. */
  readonly steps: number
  readonly switches: readonly ShapeSwitch[]
  readonly branches: readonly ShapeBranch[]
  /** Whether nothing is decided after the first switch: then branches run to the figure's end. */
  readonly settled: boolean
}

export interface ShapeSwitch {
  /** The step before which it stands; at the number of steps, the path is open. */
  readonly index: number
  /** The row on which the main track goes on; null where the path is open. Rows of higher numbers stand higher. */
  readonly row: number | null
}

export interface ShapeBranch {
  readonly row: number
  /** The switch at which it leaves; null where it leaves behind a station. */
  readonly at: number | null
  /** How many steps it shares with the main track. */
  readonly shared: number
  /** How many steps after those are drawn. */
  readonly steps: number
}

/** One step's place on the main track. */
export interface Station {
  readonly at: Point
  /** The track that leads to it. */
  readonly pieces: readonly Piece[]
  /** How many of the pieces come before its switch: they are still those of the step before. */
  readonly before: number
  /** Where its label stands. */
  readonly label: Box
  /** Where its caption stands: under the label, across the same width. */
  readonly caption: Box
}

export interface Switch {
  readonly at: Point
  /** Its value stands at the top of this box, its regret at the bottom. */
  readonly box: Box
}

export interface BranchTrack {
  readonly pieces: readonly Piece[]
  /** A mark per step; empty where there is no room for them. */
  readonly marks: readonly Point[]
  /** Whether it ends at a buffer stop. */
  readonly stops: boolean
  /** Where its outcome stands, as a button. */
  readonly box: Box
}

export interface FigureLayout {
  readonly axis: 'x' | 'y'
  readonly width: number
  readonly height: number
  /** The track before the first switch, or the first station where there is no switch. */
  readonly approach: readonly Piece[]
  readonly switches: readonly Switch[]
  /** Where the router's name stands, beside the first switch. */
  readonly router: Box
  readonly stations: readonly Station[]
  /** From the last station to the buffer stop, or to the open switch. */
  readonly tail: readonly Piece[]
  /** Null where the path ends at an open switch. */
  readonly buffer: Point | null
  readonly verdict: Box
  /** Where the models that run on the main track are named. */
  readonly name: Box
  /** In the order given. */
  readonly branches: readonly BranchTrack[]
  /** How long the wagon may be, so that it covers neither a mark nor a switch. */
  readonly wagon: number
}

/** Whether the path ends at a switch from which branches leave, rather than at a buffer stop. */
export const endsOpen = ({ switches }: FigureShape): boolean => switches.at(-1)?.row === null

type MainTrack = Pick<FigureLayout, 'stations' | 'tail'>
type WagonTrack = MainTrack & Pick<FigureLayout, 'approach' | 'buffer' | 'wagon'>

/** The whole main track from the first switch on. */
export const mainPieces = ({ stations, tail }: MainTrack): readonly Piece[] => [
  ...stations.flatMap((station) => station.pieces),
  ...tail,
]

/** What the wagon runs along: it waits before the first switch, where it hides neither that nor its value. */
export const wagonPieces = (layout: WagonTrack): readonly Piece[] => [
  ...layout.approach,
  ...mainPieces(layout),
]

/** Half a station's mark or a switch, and half a buffer stop, with a gap. */
export const MARK = 15
const BUFFER = 7

/**
 * Distances along `wagonPieces` at which the wagon stands: before the first switch, after each station, and at the end, so that
 * there are two more than stations.
 */
export function wagonStops(layout: WagonTrack): readonly number[] {
  const length = (pieces: readonly Piece[]): number =>
    pieces.reduce((sum, piece) => sum + lengthOf(piece), 0)
  const half = layout.wagon / 2
  let distance = length(layout.approach)
  const stops = [Math.min(half, distance)]
  for (const station of layout.stations) {
    distance += length(station.pieces)
    stops.push(distance + MARK + half)
  }
  const end = distance + length(layout.tail)
  stops.push(layout.buffer ? end - BUFFER - half : end - MARK - half)
  return stops
}
