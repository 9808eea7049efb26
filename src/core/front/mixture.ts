/** The scores of the zero router: two routers, mixed at random so that their mean cost is a given one. */
import { upperHull } from './hull.ts'
import { operatingPoint, type Scores } from './operating-point.ts'

/**
 * The expected scores of the mixture on each question. If the hull of the routers does not reach `cost`, the mixture is the
 * nearest single router. Throws a RangeError without routers.
 */
export function mixtureAt(routers: readonly Scores[], cost: number): Scores {
  const points = routers.map(operatingPoint)
  const hull = upperHull(
    Float64Array.from(points, (point) => point.cost),
    Float64Array.from(points, (point) => point.perf),
  )
  const vertices = Array.from(hull.cost, (at, i) =>
    points.findIndex((point) => point.cost === at && point.perf === hull.perf[i]),
  )
  const dearer = hull.cost.findIndex((each) => each > cost)
  const above = vertices[dearer] ?? vertices.at(-1)
  const below = dearer > 0 ? vertices[dearer - 1] : above
  if (above === undefined || below === undefined) throw new RangeError('There is no router to mix')
  const room = points[above]!.cost - points[below]!.cost
  const share = room > 0 ? (cost - points[below]!.cost) / room : 0
  const mixed = (key: keyof Scores) =>
    routers[below]![key].map((value, at) => value + share * (routers[above]![key][at]! - value))
  return { perf: mixed('perf'), cost: mixed('cost') }
}
