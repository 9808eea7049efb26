/** The learned router is a small model too: it reads the question and predicts quality and cost of each assignment. */

import { modelName } from '../../core/episode/model-name.ts'
import type { ModelId } from '../../core/episode/step.ts'
import { statusOf } from '../../store/model-actions.ts'
import { useYard } from '../../store/yard-context.tsx'
import { Card } from './card.tsx'
import { formatBytes, formatCount } from './format.ts'
import { LoadState } from './load-state.tsx'
import styles from './policy-card.module.css'

export const PolicyCard = ({ id }: { readonly id: ModelId }) => {
  const status = useYard((state) => statusOf(state, id))
  const loaded = status.type === 'ready' ? status.model : null
  return (
    <Card
      mark={
        <span className={styles.mark} aria-hidden="true">
          ●
        </span>
      }
      name={modelName(id)}
      note="the learned router"
      look={null}
      facts={[
        ['Reads', 'the question'],
        ['Predicts', 'quality and cost of each assignment'],
        ...(loaded
          ? ([
              ['Parameters', formatCount(loaded.parameters)],
              ['Download', formatBytes(loaded.bytes)],
            ] as const)
          : []),
      ]}
    >
      <LoadState id={id} name={modelName(id)} kind="loadPolicy" />
    </Card>
  )
}
