/** The learned router is a small model as well; it reads the question and predicts what each assignment would bring. */

import { modelName } from '../../components/model-name.ts'
import { modelId } from '../../core/episode/step.ts'
import { EMBEDDED_POLICY } from '../../core/routing/embedded.ts'
import { statusOf } from '../../store/model-actions.ts'
import { selectFile } from '../../store/routing-selectors.ts'
import { useYard } from '../../store/yard-context.tsx'
import { Card } from './card.tsx'
import { formatBytes, formatCount } from './format.ts'
import { LoadState } from './load-state.tsx'
import styles from './policy-card.module.css'

export const PolicyCard = () => {
  const file = useYard(selectFile)
  const id = modelId(file?.policy?.id ?? EMBEDDED_POLICY)
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
      tone="router"
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
