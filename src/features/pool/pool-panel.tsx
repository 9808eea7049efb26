/** The Pool region: the models a router may choose from, what they cost, and what is loaded. */
import { Panel } from '../../components/panel.tsx'
import { selectFile, selectPair } from '../../store/routing-selectors.ts'
import { useYard } from '../../store/yard-context.tsx'
import { EngineLine } from './engine-line.tsx'
import { ForestLine } from './forest-line.tsx'
import { ModelCard } from './model-card.tsx'
import { PolicyCard } from './policy-card.tsx'
import styles from './pool-panel.module.css'

export const PoolPanel = () => {
  const pair = useYard(selectPair)
  const file = useYard(selectFile)
  return (
    <Panel
      name="Pool"
      hint="The models a router may choose from. They run in this page: nothing you ask leaves it."
      aside={<EngineLine />}
    >
      <ul className={styles.cards}>
        <ModelCard model={pair.weak} rank="weak" about={file?.models[0] ?? null} />
        <ModelCard model={pair.strong} rank="strong" about={file?.models[1] ?? null} />
        <PolicyCard />
      </ul>
      <ForestLine />
    </Panel>
  )
}
