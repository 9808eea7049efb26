/** A model's one shape in its one colour: ■ the weak model, ▲ the strong one. Never colour alone. */
import styles from './model-mark.module.css'

export type ModelRank = 'weak' | 'strong'

export const MODEL_SHAPES: Readonly<Record<ModelRank, string>> = { weak: '■', strong: '▲' }

export const ModelMark = ({ rank }: { readonly rank: ModelRank }) => (
  <span className={styles.mark} data-rank={rank} aria-hidden="true">
    {MODEL_SHAPES[rank]}
  </span>
)
