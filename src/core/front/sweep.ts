/** The curve of a router with its own control, over all settings of that control. */
import type { Preference } from '../cost/utility.ts'
import { END } from '../forest/state-graph.ts'
import type { Case } from '../outcomes/case.ts'
import type { Control, Router } from '../routing/router.ts'
import { weight } from '../units.ts'
import { confidenceAt } from './features-at.ts'
import { type OperatingPoint, operatingPoint, type Scores } from './operating-point.ts'
import { type ScoringContext, scoreRouter } from './score.ts'

/** An operating point and the setting that leads to it. */
export interface SweptPoint extends OperatingPoint {
  readonly setting: number
}

/** A router with its own control ignores the preference. */
const ANY: Preference = { alpha: weight(0.5), beta: weight(0.5) }

/** The scores of such a router at one setting. */
export const scoresAtSetting = (
  router: Router,
  setting: number,
  cases: readonly Case[],
  context: ScoringContext,
): Scores => scoreRouter({ router, setting, preference: ANY }, cases, context)

/** The most settings that are tried. */
export const TRIED = 40

/** A router's operating point at each setting tried. Throws a RangeError for a router without a control. */
export const sweptOn = (
  router: Router,
  cases: readonly Case[],
  context: ScoringContext,
): readonly SweptPoint[] =>
  sweepRouter(
    router,
    cases,
    (setting) => operatingPoint(scoresAtSetting(router, setting, cases, context)),
    TRIED,
  )

/**
 * Up to `count` points by rising setting, from one end of the control to the other; `at` gives the operating point at a setting.
 * A router changes its choices only at settings that it reads off the questions, so each next point is taken at the middle one of
 * these settings in the widest gap that is left. Throws a RangeError for a router without a control.
 */
export function sweepRouter(
  router: Router,
  cases: readonly Case[],
  at: (setting: number) => OperatingPoint,
  count: number,
): readonly SweptPoint[] {
  const { control } = router
  if (!control) throw new RangeError(`The router "${router.id}" has no control to sweep`)
  const settings = settingsOf(router, control, cases)
  const found = new Map<number, OperatingPoint>()
  for (
    let place: number | null = 0;
    place !== null && found.size < count;
    place = nextPlace(found, settings.length - 1)
  ) {
    found.set(place, at(settings[place]!))
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([place, { perf, cost }]) => ({ setting: settings[place]!, perf, cost }))
}

/** The last place, then the middle of the widest gap; null if every place from 0 to `last` is taken. */
function nextPlace(found: ReadonlyMap<number, OperatingPoint>, last: number): number | null {
  if (!found.has(last)) return last
  const places = [...found.keys()].sort((a, b) => a - b)
  let middle: number | null = null
  let width = -1
  for (const [i, place] of places.entries()) {
    const next = places[i + 1]
    if (next === undefined || next - place < 2) continue
    const gap = distance(found.get(place)!, found.get(next)!)
    if (gap <= width) continue
    width = gap
    middle = (place + next) >> 1
  }
  return middle
}

const distance = (a: OperatingPoint, b: OperatingPoint): number =>
  Math.hypot(a.perf - b.perf, a.cost - b.cost)

/** Both ends of the control and every reading between them, in rising order without duplicates. */
function settingsOf(
  { reads }: Router,
  { low, high, reading, stops }: Control,
  cases: readonly Case[],
): readonly number[] {
  const read = [low, high, ...(stops ?? [])]
  for (const { graph } of cases) {
    const { firstEdge, next, written } = graph
    // A router that glimpses reads the first arm at each state; any other reads each choice that another one follows.
    const glimpses = reads.includes('glimpse')
    const met = glimpses
      ? firstEdge.slice(0, -1)
      : [...next.keys()].filter((edge) => next[edge] !== END)
    for (const edge of met) {
      const confidence = confidenceAt(written, glimpses ? 'first' : 'last', edge)
      const value = confidence && reading(confidence)
      if (value !== null && value > low && value < high) read.push(value)
    }
  }
  return Array.from(Float64Array.from(read).sort()).filter((value, i, all) => value !== all[i - 1])
}
