/** Trains and scores routers away from the page. It trains in short pieces, so that a training can be paused, stepped and watched. */
import type { Preference } from '../../core/cost/utility.ts'
import { sweepRules } from '../../core/front/best-setting.ts'
import type { CurvePoint } from '../../core/front/policy-curve.ts'
import type { ScoringContext } from '../../core/front/score.ts'
import { weightsCurve } from '../../core/front/weights-curve.ts'
import type { Progress, Settings, TrainingSet } from '../../core/learning/learner.ts'
import { LEARNERS } from '../../core/learning/learners.ts'
import { type References, referencesOf } from '../../core/learning/references.ts'
import type { Case } from '../../core/outcomes/case.ts'
import { MissingFeatureError } from '../../core/routing/features.ts'
import type { Fitted, RoutingSpace } from '../../core/routing/kind.ts'
import { createRouters } from '../../core/routing/registry.ts'

/** A training to run. Its set is in a form that a message to a worker can carry: without functions. */
export interface TrainingJob {
  readonly kind: string
  readonly settings: Settings
  readonly watched: Preference
  readonly set: Omit<TrainingSet, 'context'> & {
    readonly context: Omit<ScoringContext, 'textOf'>
    /** Question texts by question id. */
    readonly questions: ReadonlyMap<string, string>
  }
}

/** Asks to try every threshold setting of the routers on the train questions. */
export interface SweepJob {
  readonly set: TrainingJob['set']
  readonly fitted: ReadonlyMap<string, Fitted>
}

/** The sets of questions on which curves will be asked for. */
export interface CurveJob {
  readonly space: RoutingSpace
  readonly context: Omit<ScoringContext, 'textOf'>
  /** Question texts by question id. */
  readonly questions: ReadonlyMap<string, string>
  readonly sets: readonly (readonly Case[])[]
}

/** What the page tells a trainer to do. A training runs at once, until it is paused. */
export type TrainerOrder =
  | { readonly type: 'train'; readonly job: TrainingJob }
  | { readonly type: 'sweep'; readonly job: SweepJob }
  | { readonly type: 'curves'; readonly job: CurveJob }
  /** Asks for one curve; `set` is an index into the sets of the last `curves` order. */
  | {
      readonly type: 'curve'
      readonly routerId: string
      readonly fitted: Fitted
      readonly set: number
    }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  /** Runs one pass of a paused training. */
  | { readonly type: 'step' }

/** What a trainer reports. */
export type TrainerNews =
  | {
      readonly type: 'started'
      readonly train: References
      readonly validation: References
    }
  | { readonly type: 'progress'; readonly curve: readonly Progress[] }
  /** `seconds` is the time spent learning, without pauses. */
  | { readonly type: 'trained'; readonly fitted: Fitted; readonly seconds: number }
  | { readonly type: 'swept'; readonly sweeps: Sweeps }
  | { readonly type: 'curve'; readonly curve: readonly CurvePoint[] }
  | { readonly type: 'failed'; readonly reason: string }

/** Operating points on the train questions at each setting tried, by id of each router with a threshold. */
export type Sweeps = ReturnType<typeof sweepRules>

/** The page's end of the channel to a trainer. */
export interface TrainerPort {
  readonly send: (order: TrainerOrder) => void
  readonly onNews: (listener: (news: TrainerNews) => void) => void
  readonly close: () => void
}

function received({ questions, context, ...set }: TrainingJob['set']): TrainingSet {
  const textOf = (id: string) => questions.get(id) ?? null
  return { ...set, context: { ...context, textOf } }
}

function curveOf(
  { space, sets, context: sent, questions }: CurveJob,
  { routerId, fitted, set }: Extract<TrainerOrder, { type: 'curve' }>,
): readonly CurvePoint[] {
  const [router] = createRouters(space, new Map([[routerId, fitted]])).filter(
    ({ id }) => id === routerId,
  )
  if (!router) return []
  const context = { ...sent, textOf: (id: string) => questions.get(id) ?? null }
  try {
    const curve = weightsCurve(router, sets[set]!, context)
    for (let step = curve.next(); ; step = curve.next()) if (step.done) return step.value ?? []
  } catch (error) {
    if (error instanceof MissingFeatureError) return []
    throw error
  }
}

/** How long it trains before it checks for new orders, in milliseconds. */
const PIECE = 40

/** Returns the function that takes orders. `later` must call back after the orders that are already waiting have been taken. */
export function createTrainer(
  tell: (news: TrainerNews) => void,
  later: (callback: () => void) => void = (callback) => setTimeout(callback),
): (order: TrainerOrder) => void {
  let learning: Generator<Progress, Fitted> | null = null
  let drawn: CurveJob | null = null
  let paused = false
  let seconds = 0

  const guarded = (work: () => void) => {
    try {
      work()
    } catch (error) {
      learning = null
      tell({ type: 'failed', reason: error instanceof Error ? error.message : String(error) })
    }
  }
  const learn = (millis: number) => {
    const start = performance.now()
    const curve: Progress[] = []
    let ended: Fitted | undefined
    while (learning && ended === undefined) {
      const step = learning.next()
      if (step.done) ended = step.value
      else curve.push(step.value)
      if (performance.now() - start >= millis) break
    }
    seconds += (performance.now() - start) / 1000
    if (curve.length > 0) tell({ type: 'progress', curve })
    if (ended === undefined) return
    learning = null
    tell({ type: 'trained', fitted: ended, seconds })
  }
  const go = () => {
    if (!learning || paused) return
    guarded(() => learn(PIECE))
    later(go)
  }
  return (order) => {
    switch (order.type) {
      case 'train':
        guarded(() => {
          const { kind, settings, watched } = order.job
          const set = received(order.job.set)
          const learner = LEARNERS.find((each) => each.kind === kind)
          if (!learner) throw new RangeError(`There is no learner "${kind}"`)
          tell({ type: 'started', ...referencesOf(set, watched) })
          learning = learner.fit(set, settings, watched)
        })
        later(go)
        return
      case 'sweep':
        guarded(() => {
          const { space, train, context } = received(order.job.set)
          const routers = createRouters(space, order.job.fitted)
          tell({ type: 'swept', sweeps: sweepRules(routers, train, context) })
        })
        return
      case 'curves':
        drawn = order.job
        return
      case 'curve':
        guarded(() => tell({ type: 'curve', curve: drawn ? curveOf(drawn, order) : [] }))
        return
      case 'pause':
        paused = true
        return
      case 'resume':
        if (!paused) return
        paused = false
        go()
        return
      case 'step':
        if (paused) guarded(() => learn(0))
    }
  }
}
