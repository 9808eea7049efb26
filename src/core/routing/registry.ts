/** Every kind of router. A new one takes one file and one line here; the shared contract test then covers it. */
import type { Case } from '../outcomes/case.ts'
import { entropyThreshold } from './entropy-threshold.ts'
import { mixedPairs, singleModels } from './fixed.ts'
import type { Fitted, RouterKind, RoutingSpace } from './kind.ts'
import { LEARNED_KINDS } from './learned-kinds.ts'
import { logProbThreshold } from './log-prob-threshold.ts'
import { oracle } from './oracle.ts'
import { policy } from './policy.ts'
import { random } from './random.ts'
import type { Router } from './router.ts'
import { kindOf, readRecipe, recipeName } from './router-id.ts'
import { stepConfidence } from './step-confidence.ts'

/** In the order of the picker. */
export const ROUTER_KINDS: readonly RouterKind[] = [
  policy,
  ...LEARNED_KINDS,
  logProbThreshold,
  entropyThreshold,
  stepConfidence,
  singleModels,
  mixedPairs,
  random,
  oracle,
]

/** The ids of a space's routers, including those that have not learned yet. */
export const routerIds = (space: RoutingSpace): readonly string[] =>
  ROUTER_KINDS.flatMap((kind) => {
    if (kind.needs(space) !== null) return []
    return kind.fit || kind.trained ? [kind.id] : kind.create(space, null).map(({ id }) => id)
  })

/** Whether an id names a router of the space or one that can be trained for it. */
export const mayHave = (space: RoutingSpace, id: string): boolean =>
  routerIds(space).includes(id) || (readRecipe(id) !== null && isTrainedKind(kindOf(id), space))

/** Whether a learner trains the routers of a kind and, if a space is given, they can be used there. */
export const isTrainedKind = (kindId: string, space?: RoutingSpace): boolean =>
  ROUTER_KINDS.some(
    ({ id, trained, needs }) => id === kindId && trained && (!space || needs(space) === null),
  )

/** Runs the fit of every kind that has one; returns what was learned, by kind id. Empty without train questions. */
export function fitRouters(
  space: RoutingSpace,
  train: readonly Case[],
): ReadonlyMap<string, Fitted> {
  const fitted = new Map<string, Fitted>()
  if (train.length === 0) return fitted
  for (const kind of ROUTER_KINDS) {
    if (!kind.fit || kind.needs(space) !== null) continue
    const learning = kind.fit(train)
    let step = learning.next()
    while (!step.done) step = learning.next()
    fitted.set(kind.id, step.value)
  }
  return fitted
}

/**
 * The routers of a space; `fitted` holds what was learned, by router id. A trained kind has one router per id in `fitted`. The
 * same space and value give the same router objects again, so that caches keyed by router survive the adding of another one.
 */
export const createRouters = (
  space: RoutingSpace,
  fitted: ReadonlyMap<string, Fitted>,
): readonly Router[] =>
  ROUTER_KINDS.filter((kind) => kind.needs(space) === null).flatMap((kind) => {
    const ids = kind.trained ? [...fitted.keys()].filter((id) => kindOf(id) === kind.id) : [kind.id]
    return ids.flatMap((id) => created(kind, space, id, fitted.get(id)))
  })

interface Created {
  readonly fitted: Fitted
  readonly routers: readonly Router[]
}

const createdIn = new WeakMap<RoutingSpace, Map<string, Created>>()

function created(
  kind: RouterKind,
  space: RoutingSpace,
  id: string,
  fitted: Fitted,
): readonly Router[] {
  const known = createdIn.get(space) ?? new Map<string, Created>()
  createdIn.set(space, known)
  const last = known.get(id)
  if (last && last.fitted === fitted) return last.routers
  const own = kind.create(space, fitted)
  const routers = kind.trained
    ? own.map((router) => ({ ...router, id, name: recipeName(router.name, id) }))
    : own
  known.set(id, { fitted, routers })
  return routers
}
