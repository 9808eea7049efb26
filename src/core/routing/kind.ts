/** A kind of router: where it can be made, what it must learn first, and the routers that come of it. */
import type * as z from 'zod/mini'
import type { Arm, Pool } from '../episode/arm.ts'
import type { Role } from '../episode/prompt.ts'
import type { Case } from '../outcomes/case.ts'
import type { Router } from './router.ts'

/** What the routers of a task and pool are made for. */
export interface RoutingSpace {
  readonly pool: Pool
  readonly roles: readonly Role[]
  /** The arms of the first decision point. */
  readonly arms: readonly Arm[]
  /** The most choices that an episode takes; 0 while that is not known, before an outcome table is there. */
  readonly stages: number
  /** Whether a policy has read the questions. */
  readonly predicted: boolean
}

/** What a fit learned: a value that can be stored, shown and sent to a worker. */
export type Fitted = unknown

export interface RouterKind {
  readonly id: string
  /** What it lacks in such a space, as a sentence; null where it can be made. */
  readonly needs: (space: RoutingSpace) => string | null
  /**
   * Learns from the train split; absent for a kind that has nothing to learn. Yields now and then, so that whoever drives it
   * can show progress or stop. Ends in null where there is too little to learn from.
   */
  readonly fit?: (train: readonly Case[]) => Generator<undefined, Fitted>
  /** Whether a learner trains it, in its own time and as a person sets it. */
  readonly trained: boolean
  /** Its routers; none where it must learn and has not. Throws where `fitted` is not what its fit ends in. */
  readonly create: (space: RoutingSpace, fitted: Fitted) => readonly Router[]
}

/** A kind whose one router, of the same id, is made from what a fit learned. */
export function learningKind<Value>(parts: {
  readonly id: string
  readonly needs: RouterKind['needs']
  readonly fitted: z.ZodMiniType<Value>
  readonly fit: (train: readonly Case[]) => Generator<undefined, Value | null>
  readonly create: (space: RoutingSpace, fitted: Value) => Router
}): RouterKind {
  const { id, needs, fitted: schema, fit } = parts
  return {
    id,
    needs,
    fit,
    trained: false,
    create: (space, fitted) =>
      fitted === null || fitted === undefined ? [] : [parts.create(space, schema.parse(fitted))],
  }
}

/** A kind whose one router, of the same id, is made from what a learner of `core/learning` ended in. */
export const trainedKind = <Value>(parts: {
  readonly id: string
  readonly needs: RouterKind['needs']
  readonly fitted: z.ZodMiniType<Value>
  readonly create: (space: RoutingSpace, fitted: Value) => Router
}): RouterKind => ({
  id: parts.id,
  needs: parts.needs,
  trained: true,
  create: (space, fitted) =>
    fitted === null || fitted === undefined
      ? []
      : [parts.create(space, parts.fitted.parse(fitted))],
})

/** A kind that needs nothing but its space. */
export const plainKind = (
  id: string,
  create: (space: RoutingSpace) => readonly Router[],
  needs: RouterKind['needs'] = () => null,
): RouterKind => ({ id, needs, trained: false, create })

/** What a router needs that goes by one choice alone. As long as it is not known how many there are, nothing is ruled out. */
export const needsOneChoice = ({ stages }: RoutingSpace): string | null =>
  stages <= 1 ? null : 'It chooses once, and here a choice is due at every step.'

/** What a rule needs that goes by the step before; the same holds. */
export const needsStages = ({ stages }: RoutingSpace): string | null =>
  stages !== 1 ? null : 'It goes by the step before, and here there is only one choice.'
