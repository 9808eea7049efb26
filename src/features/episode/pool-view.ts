/** How the pool's models are called and marked. */
import type { ModelRank } from '../../components/model-mark.tsx'
import type { ModelId } from '../../core/episode/step.ts'
import type { Pair } from '../../core/routing/arms.ts'

export interface PoolView {
  readonly pair: Pair
}

export const rankOf = ({ pair }: PoolView, model: ModelId): ModelRank =>
  model === pair.strong ? 'strong' : 'weak'

/** The other model of the pool. */
export const otherModel = ({ pair }: PoolView, model: ModelId): ModelId =>
  model === pair.strong ? pair.weak : pair.strong
