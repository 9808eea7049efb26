/** What was recorded for the task; while it loads, how much has arrived. */
import { countOf } from '../../core/figure.ts'
import { loadForest } from '../../store/effects/load-forest.ts'
import { forestStatus, selectSpace, selectTask } from '../../store/pool-selectors.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import styles from './forest-line.module.css'
import { formatBytes } from './format.ts'

export const ForestLine = () => {
  const yard = useYardApi()
  const { id, name } = useYard(selectTask)
  const { stages, arms } = useYard(selectSpace)
  const forest = useYard((state) => forestStatus(state, id))
  switch (forest.type) {
    case 'none':
      return <p className={styles.line}>{`No episode of ${name} is recorded: run some live.`}</p>
    case 'idle':
      return null
    case 'loading':
      return (
        <p className={styles.line}>
          <progress
            aria-label="Loading the recorded episodes"
            max={1}
            value={forest.totalBytes ? forest.bytes / forest.totalBytes : undefined}
          />
          <span>{`Loading every recorded episode, ${formatBytes(forest.bytes)} so far`}</span>
        </p>
      )
    case 'ready': {
      const { questions, backend } = forest.file
      const what =
        stages > 1
          ? 'every model at every step'
          : `all ${arms.length === 4 ? 'four' : arms.length} assignments`
      const where =
        backend === 'native' ? 'by the same models outside the browser' : `on ${backend}`
      return (
        <p className={styles.line}>
          {`${countOf(questions.length, 'question')} of ${name} ${questions.length === 1 ? 'is' : 'are'} recorded, each with ${what}, ${where}.`}
        </p>
      )
    }
    case 'failed':
      return (
        <p className={styles.line} role="alert">
          <span>{forest.reason}</span>{' '}
          <button type="button" onClick={() => loadForest(yard, id)}>
            Retry
          </button>
        </p>
      )
  }
}
