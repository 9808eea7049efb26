/** Plane geometry of the track figure: pieces of track, their SVG paths and lengths. Units are CSS pixels. */

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box extends Point {
  readonly width: number
  readonly height: number
}

/** A cubic curve from `from` to `to`; a straight piece has its controls on the line. */
export interface Piece {
  readonly from: Point
  readonly first: Point
  readonly second: Point
  readonly to: Point
}

export const straight = (from: Point, to: Point): Piece => ({
  from,
  first: between(from, to, 1 / 3),
  second: between(from, to, 2 / 3),
  to,
})

/** An S that leaves and arrives along the axis in which the track runs, as a real switch does. */
export function bend(from: Point, to: Point, axis: 'x' | 'y'): Piece {
  if (axis === 'x') {
    const middle = (from.x + to.x) / 2
    return { from, first: { x: middle, y: from.y }, second: { x: middle, y: to.y }, to }
  }
  const middle = (from.y + to.y) / 2
  return { from, first: { x: from.x, y: middle }, second: { x: to.x, y: middle }, to }
}

const between = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
})

function pointOf({ from, first, second, to }: Piece, share: number): Point {
  const a = between(from, first, share)
  const b = between(first, second, share)
  const c = between(second, to, share)
  return between(between(a, b, share), between(b, c, share), share)
}

const SAMPLES = 24

/** Arc length, by a polyline of 24 chords: off by less than a pixel at the sizes of a figure. */
export function lengthOf(piece: Piece): number {
  let sum = 0
  let last = piece.from
  for (let sample = 1; sample <= SAMPLES; sample += 1) {
    const next = pointOf(piece, sample / SAMPLES)
    sum += Math.hypot(next.x - last.x, next.y - last.y)
    last = next
  }
  return sum
}

const number = (value: number): string => String(Math.round(value * 10) / 10)
const pair = ({ x, y }: Point): string => `${number(x)} ${number(y)}`

/** The `d` of an SVG path along connected pieces; empty for none. */
export function pathData(pieces: readonly Piece[]): string {
  const [start] = pieces
  if (!start) return ''
  const curves = pieces.map(
    (piece) => `C${pair(piece.first)} ${pair(piece.second)} ${pair(piece.to)}`,
  )
  return [`M${pair(start.from)}`, ...curves].join('')
}
