/** Has a worker compute the curves of routers that have to be scored again and again, one at a time: a curve can take seconds. */
import type { ScoringContext } from '../../core/front/score.ts'
import type { Case } from '../../core/outcomes/case.ts'
import { selectFitted, selectSpace } from '../pool-selectors.ts'
import { selectScoringContext } from '../table-selectors.ts'
import { isWanted, selectMissingCurve, type WantedCurve, withCurve } from '../training/curves.ts'
import type { TrainerPort } from '../training/trainer.ts'
import { questionTexts } from '../training/training-set.ts'
import { patch, type Yard } from '../yard.ts'

interface Opened {
  readonly port: TrainerPort
  readonly context: ScoringContext
  /** The sets of questions that the port has been sent. */
  readonly sent: (readonly Case[])[]
}

export function startCurves(yard: Yard): void {
  let open: Opened | null = null
  let asked: WantedCurve | null = null

  const close = () => {
    open?.port.close()
    open = null
    asked = null
  }
  const openFor = async (context: ScoringContext): Promise<Opened> => {
    const port = await yard.ports.openTrainer()
    port.onNews((news) => {
      if (open?.port !== port || !asked) return
      const { router, cases } = asked
      asked = null
      // A curve that failed is stored as null, so that it is not asked for again.
      const curve = news.type === 'curve' ? news.curve : null
      patch(yard, 'training', { curves: withCurve(yard.getState(), { router, cases, curve }) })
      void askNext()
    })
    const { textOf: _, ...sent } = context
    port.send({ type: 'scoring', space: selectSpace(yard.getState()), context: sent })
    return { port, context, sent: [] }
  }
  const askNext = async (): Promise<void> => {
    const state = yard.getState()
    if (asked && isWanted(state, asked)) return
    const wanted = selectMissingCurve(state)
    const context = selectScoringContext(state)
    if (asked || !wanted || open?.context !== context) close()
    if (!wanted || !context) return
    asked = wanted
    const { router, cases, settings } = wanted
    const opened = open ?? (await openFor(context))
    if (asked !== wanted) {
      if (open !== opened) opened.port.close()
      return
    }
    open = opened
    const { port, sent } = opened
    if (!sent.includes(cases)) {
      const questions = await questionTexts(context, cases)
      if (asked !== wanted) return
      port.send({ type: 'cases', cases, questions })
      sent.push(cases)
    }
    const fitted = selectFitted(yard.getState()).get(router.id)
    port.send({ type: 'curve', routerId: router.id, fitted, set: sent.indexOf(cases), settings })
  }
  yard.subscribe(selectMissingCurve, () => void askNext(), { fireImmediately: true })
}
