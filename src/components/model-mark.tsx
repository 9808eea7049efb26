/** A model's shape in its colour, in a line of text. It is never the only label. */
import type { ModelId } from '../core/episode/step.ts'
import type { ModelLook } from '../core/pool/pool.ts'
import { lookPath, useLook } from './model-look.ts'
import styles from './model-mark.module.css'

export const ModelMark = ({ look }: { readonly look: ModelLook }) => (
  <svg
    className={styles.mark}
    data-look={look}
    viewBox="-1.5 -1.5 3 3"
    aria-hidden="true"
    focusable="false"
  >
    <path d={lookPath(look, 1)} />
  </svg>
)

export const MarkOf = ({ model }: { readonly model: ModelId }) => (
  <ModelMark look={useLook()(model)} />
)
