/**
 * The front that a person could have: routers and places of their sliders chosen on the validation questions, drawn where they
 * stand on the questions at hand. Chosen on the questions it is drawn on, a front runs through the luckiest.
 */
import { paretoFront } from '../../core/front/pareto.ts'
import type { ChartPoint } from './iso-line.ts'
import { placesOf, pointAtPlace, type RouterPoints } from './router-points.ts'

/** By rising cost, each with the router that stands there; `validation` holds the same routers on the validation questions. */
export interface FrontCorner extends ChartPoint {
  readonly routerId: string
}

/** The oracle stays out: it knows the answers, so no router can stand where it does. */
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
