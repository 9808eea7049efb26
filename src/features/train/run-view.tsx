/** How a training is going: its curve, its progress, and once it has ended, what its router is worth on test questions. */
import { Suspense, useMemo } from 'react'
import { later } from '../../components/later.tsx'
import { figure } from '../../core/figure.ts'
import type { OperatingPoint } from '../../core/front/operating-point.ts'
import { useYard } from '../../store/yard-context.tsx'
import { resultOf, selectResultInput } from './result.ts'
import styles from './train-panel.module.css'
import { useRested } from './use-rested.ts'

// The library that draws it is larger than the rest of the page.
const CurveChart = later(async () => (await import('./curve-chart.tsx')).CurveChart)

export const RunView = () => {
  const training = useYard((state) => state.training.current)
  const taskId = useYard((state) => state.setup.taskId)
  const own = training?.taskId === taskId ? training : null
  const points = useMemo(() => {
    if (!own) return []
    const { alpha, beta } = own.watched
    const worth = ({ perf, cost }: OperatingPoint) => alpha * perf - beta * cost
    return own.curve.map(({ train, validation }, at) => ({
      pass: at + 1,
      train: worth(train),
      validation: worth(validation),
    }))
  }, [own])
  if (!own) {
    return (
      <p className={styles.empty}>
        Press Train: the curve appears here, and the point moves over the front.
      </p>
    )
  }
  const done = own.curve.at(-1)?.done ?? 0
  const last = points.at(-1)
  return (
    <div className={styles.run}>
      <div className={styles.chart}>
        <Suspense fallback={<p className={styles.waiting}>Loading the chart …</p>}>
          <CurveChart
            curve={points}
            passes={done > 0 ? Math.round(points.length / done) : 1}
            references={own.references}
          />
        </Suspense>
      </div>
      <div className={styles.progress}>
        <progress value={done} aria-label="Training" />
        <span>
          {last
            ? `pass ${last.pass} · utility ${figure(last.train, 3)} on train, ${figure(last.validation, 3)} on validation`
            : 'starting …'}
        </span>
      </div>
      <div role="status" className={styles.outcome}>
        <Outcome />
      </div>
    </div>
  )
}

const Outcome = () => {
  const status = useYard(({ training }) => training.current?.status)
  const result = useRested(useYard(selectResultInput), resultOf)
  const looks = useYard(({ training }) => training.testLooks)
  if (status?.type === 'failed') return <p>{`Training stopped: ${status.reason}`}</p>
  if (status?.type === 'paused') return <p>Paused. Step runs one more pass.</p>
  if (!result) return null
  const { questions, beside, single, oracle, seconds } = result
  const { low, high } = beside.utility95
  const range = `${figure(low, 3)} to ${figure(high, 3)}`
  return (
    <>
      <p>
        <span>{`On ${questions} test questions: utility `}</span>
        <b>{figure(beside.utility, 3)}</b>
        <span>{` (${range}). The best single model has ${figure(single, 3)}, the oracle ${figure(oracle, 3)}; `}</span>
        {Number.isFinite(beside.share) ? (
          <b>{`${figure(100 * beside.share, 0)}% of the way from one to the other`}</b>
        ) : (
          <b>there is nothing to gain</b>
        )}
        <span>{seconds === null ? '.' : `, learnt in ${figure(seconds, 1)} s.`}</span>
      </p>
      <p className={styles.looks}>
        {looks === 1
          ? 'This page has looked at the test questions once.'
          : `This page has looked at the test questions ${looks} times. The more often, the more the best result owes to luck.`}
      </p>
    </>
  )
}
