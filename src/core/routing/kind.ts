/** A kind of router: where it can be used, what it must learn first, and the routers that it makes. */
import type * as z from 'zod/mini'
import type { Arm, Pool } from '../episode/arm.ts'
import type { Role } from '../episode/prompt.ts'
import type { Case } from '../outcomes/case.ts'
import type { Router } from './router.ts'

/** What routers need to know of a task and a pool. */
export interface RoutingSpace {
  readonly pool: Pool
  readonly roles: readonly Role[]
  /** The arms of the first decision point. */
  readonly arms: readonly Arm[]
  /** The most choices that an episode can have; 0 until an outcome table is loaded, because it is not known before. */
  readonly stages: number
  /** Whether the questions have predictions of a policy. */
  readonly predicted: boolean
}

/** What was learned: a value that can be stored as JSON and sent to a worker. Each kind checks its own with a schema. */
export type Fitted = unknown

export interface RouterKind {
  readonly id: string
  /** Why it cannot be used in such a space, as a sentence for a person; null if it can. */
  readonly needs: (space: RoutingSpace) => string | null
  /**
   * Learns from the train split in one go; absent for a kind that learns nothing, or that a learner trains. Yields now and then,
   * so that the caller can stop. Returns null if there is too little to learn from.
   */
  readonly fit?: (train: readonly Case[]) => Generator<undefined, Fitted>
  /** Whether a learner of `core/learning` trains it, when a person asks and with their settings. */
  readonly trained: boolean
  /** Its routers; none if it must learn first and has not. Throws if `fitted` is not a value that its fit returns. */
  readonly create: (space: RoutingSpace, fitted: Fitted) => readonly Router[]
}

/** A kind with one router, of the same id, made from the result of its own fit. */
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

/** A kind whose router is made from the result of a learner of `core/learning`. */
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

/** A kind that learns nothing. */
export const plainKind = (
  id: string,
  create: (space: RoutingSpace) => readonly Router[],
  needs: RouterKind['needs'] = () => null,
): RouterKind => ({ id, needs, trained: false, create })

/** `needs` of a router that chooses once per episode. While the number of choices is not known, nothing is ruled out. */
export const needsOneChoice = ({ stages }: RoutingSpace): string | null =>
  stages <= 1 ? null : 'It makes one choice per episode, but here a choice is due at every step.'

/** `needs` of a router that decides step by step. While the number of choices is not known, nothing is ruled out. */
export const needsStages = ({ stages }: RoutingSpace): string | null =>
  stages !== 1 ? null : 'It decides step by step, but here there is only one choice per episode.'
