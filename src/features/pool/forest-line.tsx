/** The whole recording, which comes after the page stands. */

import { loadForest } from '../../store/effects/load-forest.ts'
import { selectTask } from '../../store/selectors.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import styles from './forest-line.module.css'
import { formatBytes } from './format.ts'

export const ForestLine = () => {
  const yard = useYardApi()
  const forest = useYard((state) => state.data.forest)
  const { name } = useYard(selectTask)
  switch (forest.type) {
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
          Loading every recorded episode, {formatBytes(forest.bytes)} so far
        </p>
      )
    case 'ready': {
      const { questions, backend } = forest.file
      return (
        <p className={styles.line}>
          {questions.length} questions of {name} are recorded, each with all four assignments,{' '}
          {backend === 'native' ? 'by the same models outside of the browser' : `on ${backend}`}.
        </p>
      )
    }
    case 'failed':
      return (
        <p className={styles.line} role="alert">
          {forest.reason}{' '}
          <button type="button" onClick={() => loadForest(yard, 'forest')}>
            Retry
          </button>
        </p>
      )
  }
}
