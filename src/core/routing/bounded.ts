/**
 * Stepwise routing under a bound: policy-guided stepwise model routing (arXiv 2605.06116) as a constrained decision process,
 *
 *   max E[quality] subject to E[cost] ≤ B,   solved through its Lagrangian max E[quality] − ν·E[cost].
 *
 * One net covers every ν, because ν = β / α is one of its inputs. The ν in use is the best one that kept the bound on
 * questions that its net did not learn from, so a new target needs no new training. A quality bound works the other way round: it reaches a given
 * quality at the least cost. The paper's trust-region learner and its constants are not public: this construction is ours.
 */
import * as z from 'zod/mini'
import { figure } from '../figure.ts'
import { weight } from '../units.ts'
import { trainedKind } from './kind.ts'
import { createLearned, policySchema } from './learned.ts'
import type { Router } from './router.ts'

const stop = z.readonly(z.object({ share: z.number(), perf: z.number(), cost: z.number() }))

const boundedSchema = z.readonly(
  z.object({
    type: z.literal('bounded'),
    policy: policySchema,
    /** Whether it never returns to an arm cheaper than the last one, as in the paper. */
    monotone: z.boolean(),
    /** Operating points on questions that were held out, one per share of quality in the weights. */
    curve: z.readonly(z.array(stop).check(z.minLength(1))),
  }),
)
export type Bounded = z.infer<typeof boundedSchema>
type Stop = z.infer<typeof stop>

export type Bound = 'cost' | 'quality'

/** The best point on the curve that keeps the bound; if none does, the one that comes closest. */
export function placeWithin(curve: readonly Stop[], bound: Bound, target: number): Stop {
  const keeps = ({ perf, cost }: Stop) => (bound === 'cost' ? cost <= target : perf >= target)
  const better = (a: Stop, b: Stop) =>
    bound === 'cost'
      ? a.perf > b.perf || (a.perf === b.perf && a.cost < b.cost)
      : a.cost < b.cost || (a.cost === b.cost && a.perf > b.perf)
  const within = curve.filter(keeps)
  if (within.length > 0) return within.reduce((best, each) => (better(each, best) ? each : best))
  const closer = (a: Stop, b: Stop) => (bound === 'cost' ? a.cost < b.cost : a.perf > b.perf)
  return curve.reduce((best, each) => (closer(each, best) ? each : best))
}

function createBounded(
  id: string,
  name: string,
  bound: Bound,
  { policy, monotone, curve }: Bounded,
): Router {
  const inner = createLearned({ id, name }, policy)
  const places = new Map(policy.encoding.arms.map((arm, place) => [arm, place]))
  const reachedAt = ({ cost, perf }: Stop) => (bound === 'cost' ? cost : perf)
  const reached = curve.map(reachedAt)
  // A point that keeps its own bound and is the best to do so keeps every bound that it is chosen for.
  const stopFor = (setting: number) => reachedAt(placeWithin(curve, bound, setting))
  const [low, high] = [Math.min(...reached), Math.max(...reached)]
  return {
    ...inner,
    moves: 'with control',
    control: {
      label: bound === 'cost' ? 'Cost_norm at most' : 'Quality at least',
      low,
      high,
      initial: (low + high) / 2,
      reading: () => null,
      stops: [...new Set(reached.map(stopFor))],
      stopFor,
    },
    decide: (point) => {
      const { share, perf, cost } = placeWithin(curve, bound, point.setting)
      const preference = { alpha: weight(share), beta: weight(1 - share) }
      const last = monotone ? point.path.at(-1) : undefined
      const least = last ? (places.get(last.arm.id) ?? 0) : 0
      const allowed = point.arms.filter(({ id }) => (places.get(id) ?? 0) >= least)
      const decision = inner.decide({ ...point, arms: allowed, preference })
      return {
        distribution: point.arms.map((arm) => decision.distribution[allowed.indexOf(arm)] ?? 0),
        utilities: null,
        get why() {
          const stood =
            bound === 'cost' ? `cost ${figure(Math.max(0, cost), 3)}` : `quality ${figure(perf, 2)}`
          return `${decision.why} With a weight of ${figure(share, 2)} on quality, it came to ${stood} on questions that were held out.`
        },
      }
    },
  }
}

const kindOf = (id: string, name: string, bound: Bound) =>
  trainedKind({
    id,
    needs: () => null,
    fitted: boundedSchema,
    create: (_, bounded) => createBounded(id, name, bound, bounded),
  })

export const costBound = kindOf('cost-bound', 'Cost bound', 'cost')
export const qualityBound = kindOf('quality-bound', 'Quality bound', 'quality')
