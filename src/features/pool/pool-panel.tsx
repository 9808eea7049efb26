/** The Pool region: the models a router may choose from, what they cost, and what is loaded. */

import { lookOf } from '../../components/model-look.ts'
import { Panel } from '../../components/panel.tsx'
import { type ModelId, modelId } from '../../core/episode/step.ts'
import { own } from '../../core/own.ts'
import type { Pool } from '../../core/routing/arms.ts'
import { embeddedPolicy, LIST_PRICES } from '../../core/routing/embedded.ts'
import { selectForest, selectPool } from '../../store/routing-selectors.ts'
import { useYard } from '../../store/yard-context.tsx'
import { EngineLine } from './engine-line.tsx'
import { ForestLine } from './forest-line.tsx'
import { ModelCard } from './model-card.tsx'
import { PolicyCard } from './policy-card.tsx'
import styles from './pool-panel.module.css'

export const PoolPanel = () => {
  const pool = useYard(selectPool)
  const forest = useYard(selectForest)
  const taskId = useYard((state) => state.setup.taskId)
  const policy = forest?.policy ? modelId(forest.policy.id) : embeddedPolicy(taskId)
  return (
    <Panel
      name="Pool"
      hint="The models a router may choose from. They run in this page: nothing you ask leaves it."
      aside={<EngineLine />}
    >
      <ul className={styles.cards}>
        {pool.map((model) => (
          <ModelCard
            key={model}
            model={model}
            look={lookOf(pool, model)}
            note={sizeWords(pool, model)}
            about={forest?.models.find(({ id }) => id === model) ?? null}
          />
        ))}
        {policy && <PolicyCard id={policy} />}
      </ul>
      <ForestLine />
    </Panel>
  )
}

/** Where a model stands in its pool, cheapest first; one of the cheapest's price is as small. */
function sizeWords(pool: Pool, model: ModelId): string {
  if (model === pool.at(-1)) return 'larger and dearer'
  const cheapest = pool[0]!
  return own(LIST_PRICES, model) === own(LIST_PRICES, cheapest)
    ? 'small and cheap'
    : 'of middle size'
}
