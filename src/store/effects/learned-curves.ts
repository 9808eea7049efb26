/** Has a worker compute the curves of trained routers, one at a time: a curve can take seconds. */
import { selectFitted, selectSpace } from '../pool-selectors.ts'
import { selectScoringContext } from '../table-selectors.ts'
import { selectCurveSets, selectMissingCurve, withCurve } from '../training/curves.ts'
import type { TrainerPort } from '../training/trainer.ts'
import { sentContext } from '../training/training-set.ts'
import { patch, type Yard } from '../yard.ts'

export function startLearnedCurves(yard: Yard): void {
  let port: TrainerPort | null = null
  /** The sets of questions that the port was last sent. */
  let handed: ReturnType<typeof selectCurveSets> | null = null
  let asked: NonNullable<ReturnType<typeof selectMissingCurve>> | null = null

  const openPort = async (): Promise<TrainerPort | null> => {
    const state = yard.getState()
    const sets = selectCurveSets(state)
    if (port && handed === sets) return port
    port?.close()
    port = null
    const opened = await yard.ports.openTrainer()
    const now = yard.getState()
    const context = selectScoringContext(now)
    if (!context || selectCurveSets(now) !== sets) {
      opened.close()
      return null
    }
    opened.onNews((news) => {
      if (port !== opened || !asked) return
      const { router, set } = asked
      asked = null
      // A curve that failed is stored as empty, so that it is not asked for again.
      const curve = news.type === 'curve' ? news.curve : []
      const added = withCurve(yard.getState(), { router, cases: sets[set]!, curve })
      patch(yard, 'training', { curves: added })
      void askNext()
    })
    opened.send({
      type: 'curves',
      job: { space: selectSpace(now), sets, ...sentContext(context, sets.flat()) },
    })
    handed = sets
    port = opened
    return opened
  }
  const askNext = async (): Promise<void> => {
    const missing = selectMissingCurve(yard.getState())
    if (!missing) {
      port?.close()
      port = null
      asked = null
      return
    }
    if (asked && port && handed === selectCurveSets(yard.getState())) return
    asked = missing
    const opened = await openPort()
    if (!opened || asked !== missing) return
    const { router, set } = missing
    const fitted = selectFitted(yard.getState()).get(router.id)
    opened.send({ type: 'curve', routerId: router.id, fitted, set })
  }
  yard.subscribe(selectMissingCurve, () => void askNext(), { fireImmediately: true })
}
