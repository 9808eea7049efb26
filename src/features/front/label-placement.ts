/**
 * Direct labels without overlap: each label tries places around its marker, near ones first, and takes the cheapest that
 * covers no other label and keeps off every other marker. Greedy in the order given, so the important ones come first.
 */

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface LabelRequest {
  readonly id: string
  /** The marker's middle, and how far it reaches from there to either side, in CSS pixels. */
  readonly x: number
  readonly y: number
  readonly reachX: number
  readonly reachY: number
  readonly width: number
  readonly height: number
}

export interface PlacedLabel {
  readonly id: string
  readonly box: Box
  /** Index into the list of places; hand it back the next time so that a label does not jump about. */
  readonly place: number
  /** True where the label stands so far off that a line to its marker helps. */
  readonly leader: boolean
}

interface Place {
  readonly dx: number
  readonly dy: number
  readonly gap: number
  readonly cost: number
}

// Beside a marker reads best, then above and below, then the corners; a second and third ring for crowded places.
const sides: readonly (readonly [dx: number, dy: number, cost: number])[] = [
  [1, 0, 0],
  [-1, 0, 1],
  [0, -1, 2],
  [0, 1, 2],
  [1, -1, 3],
  [1, 1, 3],
  [-1, -1, 4],
  [-1, 1, 4],
]
const rings = [
  { gap: 5, cost: 0 },
  { gap: 16, cost: 12 },
  { gap: 30, cost: 24 },
  { gap: 48, cost: 36 },
] as const

const places: readonly Place[] = rings.flatMap((ring) =>
  sides.map(([dx, dy, cost]) => ({ dx, dy, gap: ring.gap, cost: cost + ring.cost })),
)

/** Kept between a label and any marker but its own, in pixels: a label that touches a marker reads as its name. */
export const CLEARANCE = 2.5

const costOfJump = 8
const costOfPoint = 2.2

/**
 * Labels that find no free place within `bounds` are left out. `soft` holds points of lines, as alternating x and y,
 * that a label should rather not cover. `before` holds the last `place` of each id.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  bounds: Box,
  soft: ArrayLike<number> = [],
  before: ReadonlyMap<string, number> = new Map(),
): readonly PlacedLabel[] {
  const markers = requests.map((request) => ({ id: request.id, box: markerBox(request) }))
  const placed: PlacedLabel[] = []
  for (const request of requests) {
    let best: PlacedLabel | null = null
    let bestCost = Number.POSITIVE_INFINITY
    for (const [index, place] of places.entries()) {
      const last = before.get(request.id)
      const fixedCost = place.cost + (last !== undefined && last !== index ? costOfJump : 0)
      if (fixedCost >= bestCost) continue
      const box = boxAt(request, place)
      if (!inside(box, bounds)) continue
      if (markers.some((marker) => marker.id !== request.id && overlap(box, marker.box))) continue
      if (placed.some((other) => overlap(box, other.box))) continue
      const cost = fixedCost + costOfPoint * pointsIn(box, soft)
      if (cost >= bestCost) continue
      bestCost = cost
      best = { id: request.id, box, place: index, leader: place.gap > rings[1].gap }
    }
    if (best) placed.push(best)
  }
  return placed
}

function boxAt({ x, y, reachX, reachY, width, height }: LabelRequest, { dx, dy, gap }: Place): Box {
  // In a corner the gap counts along both axes, so the label comes closer to look equally far.
  const off = dx !== 0 && dy !== 0 ? gap * 0.5 : gap
  const [offX, offY] = [reachX + off, reachY + off]
  const left = dx === 0 ? x - width / 2 : dx > 0 ? x + offX : x - offX - width
  const top = dy === 0 ? y - height / 2 : dy > 0 ? y + offY : y - offY - height
  return { left, top, right: left + width, bottom: top + height }
}

/** With the room that other labels leave around it. */
const markerBox = ({ x, y, reachX, reachY }: LabelRequest): Box => ({
  left: x - reachX - CLEARANCE,
  top: y - reachY - CLEARANCE,
  right: x + reachX + CLEARANCE,
  bottom: y + reachY + CLEARANCE,
})

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const inside = (box: Box, bounds: Box): boolean =>
  box.left >= bounds.left &&
  box.right <= bounds.right &&
  box.top >= bounds.top &&
  box.bottom <= bounds.bottom

function pointsIn(box: Box, soft: ArrayLike<number>): number {
  let count = 0
  for (let i = 0; i + 1 < soft.length; i += 2) {
    const x = soft[i] as number
    const y = soft[i + 1] as number
    if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) count++
  }
  return count
}
