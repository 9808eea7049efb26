/**
 * The front that a person could have had: routers and slider positions chosen on the validation questions, drawn at their
 * points on the current questions. Chosen on the very questions it is drawn on, a front would run through the luckiest points.
 */
import { paretoFront } from '../../core/front/pareto.ts'
import type { ChartPoint } from './iso-line.ts'
import { placesOf, pointAtPlace, type RouterPoints } from './router-points.ts'

/** A point of the front, and the router that reaches it. */
export interface FrontCorner extends ChartPoint {
  readonly routerId: string
}

/**
 * By rising cost. `validation` holds the points of the same routers on the validation questions. The oracle is left out: it
 * knows the answers, so no router can do as well.
 */
export function chosenFront(
  points: readonly RouterPoints[],
  validation: readonly RouterPoints[],
): readonly FrontCorner[] {
  const candidates = validation
    .filter(({ id }) => id !== 'oracle')
    .flatMap((router) => {
      const shown = points.find(({ id }) => id === router.id)
      return shown ? placesOf(router).map((place) => ({ shown, ...place })) : []
    })
  const chosen = undominated(candidates).map(({ shown, at }): FrontCorner => {
    const { cost, perf } = pointAtPlace(shown, at)
    return { cost, perf, routerId: shown.id }
  })
  return undominated(chosen)
}

const undominated = <Point extends ChartPoint>(points: readonly Point[]): readonly Point[] =>
  Array.from(
    paretoFront(
      Float64Array.from(points, ({ cost }) => cost),
      Float64Array.from(points, ({ perf }) => perf),
    ),
    (place) => points[place]!,
  )
