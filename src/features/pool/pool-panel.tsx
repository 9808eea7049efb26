/** The Pool region: the models a router may choose from, what they cost, and what is loaded. */
import { Panel } from '../../components/panel.tsx'
import type { Pool } from '../../core/episode/arm.ts'
import { type ModelId, modelId } from '../../core/episode/step.ts'
import { listPrice, modelIn, type PoolRegistry } from '../../core/pool/pool.ts'
import { selectForest, selectPolicy, selectPool } from '../../store/pool-selectors.ts'
import { useYard } from '../../store/yard-context.tsx'
import { ForestLine } from './forest-line.tsx'
import { ModelCard } from './model-card.tsx'
import { PolicyCard } from './policy-card.tsx'
import styles from './pool-panel.module.css'

export const PoolPanel = () => {
  const pool = useYard(selectPool)
  const forest = useYard(selectForest)
  const registry = useYard((state) => state.pools)
  const shipped = useYard(selectPolicy)
  const policy = forest?.policy ? modelId(forest.policy.id) : shipped
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
            model={modelIn(registry, model)}
            note={sizeWords(registry, pool, model)}
            about={forest?.models.find(({ id }) => id === model) ?? null}
          />
        ))}
        {policy && <PolicyCard id={policy} />}
      </ul>
      <ForestLine />
    </Panel>
  )
}

/** How a model compares with the others of its pool, which is sorted cheapest first, by what it costs. */
function sizeWords(registry: PoolRegistry, pool: Pool, model: ModelId): string {
  if (model === pool.at(-1)) return 'larger and dearer'
  const cheapest = pool[0]!
  const price = listPrice(registry)
  return price(model)?.out === price(cheapest)?.out ? 'small and cheap' : 'medium-sized'
}

const RUNGS = {
  webgpu: 'Models run on WebGPU.',
  wasm: 'Models run on WebAssembly',
  recorded: 'No models can run, so only recordings are shown',
}

/** What the models run on, and why not on something faster. */
const EngineLine = () => {
  const { rung, reasons } = useYard((state) => state.models.engine)
  if (rung === null) return null
  const why = rung !== 'webgpu' && reasons.length > 0 ? `: ${reasons.join('; ')}.` : ''
  return (
    <p className={styles.engine} role="status">
      {`${RUNGS[rung]}${why}`}
    </p>
  )
}
