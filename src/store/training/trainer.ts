/** Trains and scores routers away from the page. It trains in short pieces, so that a training can be paused, stepped and watched. */
import type { Preference } from '../../core/cost/utility.ts'
import { type Curve, curveOf } from '../../core/front/curve.ts'
import type { ScoringContext } from '../../core/front/score.ts'
import type { Progress, Settings, TrainingSet } from '../../core/learning/learner.ts'
import { LEARNERS } from '../../core/learning/learners.ts'
import { type References, referencesOf } from '../../core/learning/references.ts'
import type { Case } from '../../core/outcomes/case.ts'
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

/** What curves are computed with. */
export interface Scoring {
  readonly space: RoutingSpace
  readonly context: Omit<ScoringContext, 'textOf'>
}

/** What the page tells a trainer to do. A training runs at once, until it is paused. */
export type TrainerOrder =
  | { readonly type: 'train'; readonly job: TrainingJob }
  | ({ readonly type: 'scoring' } & Scoring)
  /** One more set of questions for curves, with their texts by question id. */
  | {
      readonly type: 'cases'
      readonly cases: readonly Case[]
      readonly questions: ReadonlyMap<string, string>
    }
  /** Asks for one curve; `set` counts the sets that were sent. See `curveOf` for the settings. */
  | {
      readonly type: 'curve'
      readonly routerId: string
      readonly fitted: Fitted
      readonly set: number
      readonly settings: readonly number[] | null
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
  /** Null if the router cannot run on these questions. */
  | { readonly type: 'curve'; readonly curve: Curve | null }
  | { readonly type: 'failed'; readonly reason: string }

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

/** Computes curves on the sets of questions that it was sent. */
class CurveMaker {
  private readonly sets: (readonly Case[])[] = []
  private readonly questions = new Map<string, string>()
  private readonly context: ScoringContext

  constructor(private readonly scoring: Scoring) {
    this.context = { ...scoring.context, textOf: (id) => this.questions.get(id) ?? null }
  }

  add({ cases, questions }: Extract<TrainerOrder, { type: 'cases' }>): void {
    this.sets.push(cases)
    for (const [id, text] of questions) this.questions.set(id, text)
  }

  curve(order: Extract<TrainerOrder, { type: 'curve' }>): Curve | null {
    const { routerId, fitted, set, settings } = order
    const routers = createRouters(this.scoring.space, new Map([[routerId, fitted]]))
    const router = routers.find(({ id }) => id === routerId)
    const cases = this.sets[set]
    return router && cases ? curveOf(router, cases, this.context, settings) : null
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
  let maker: CurveMaker | null = null
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
      case 'scoring':
        maker = new CurveMaker(order)
        return
      case 'cases':
        maker?.add(order)
        return
      case 'curve':
        guarded(() => tell({ type: 'curve', curve: maker?.curve(order) ?? null }))
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
