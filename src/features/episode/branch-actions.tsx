/** At the step on screen: let another model take it; set two branches side by side. */
import { useState } from 'react'
import { lookOf, modelWords, otherModels } from '../../components/model-look.ts'
import { ModelMark } from '../../components/model-mark.tsx'
import { modelName } from '../../core/episode/model-name.ts'
import type { ModelId } from '../../core/episode/step.ts'
import type { Path } from '../../core/episode/tree.ts'
import { choosePath, comparePath } from '../../store/episode-actions.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import styles from './branch-actions.module.css'
import type { EpisodeView } from './use-episode.ts'
import { isOneStep } from './words.ts'

/** A branch that the one on screen can be compared with. */
export interface Comparable {
  readonly id: string
  readonly title: string
  readonly path: Path
  /** Whether it is offered before a person picks one. */
  readonly first: boolean
}

export const BranchActions = ({
  view: { nodes, cursor, pool },
  others,
  onTake,
  note,
}: {
  readonly view: EpisodeView
  readonly others: readonly Comparable[]
  /** Called with a step's index and the model that is to take it. */
  readonly onTake: (index: number, model: ModelId) => void
  /** What follows from letting another model take the step. */
  readonly note: string | null
}) => {
  const yard = useYardApi()
  const busy = useYard(
    ({ episode: { live } }) => live.type === 'loading' || live.type === 'running',
  )
  const byHand = useYard((state) => state.episode.chosenPath !== null)
  const node = nodes[cursor - 1]
  const models = node ? otherModels(pool, node.step.model) : []
  const several = models.length > 1
  // Only of a Teacher/Student pair is one called weak and one strong.
  const nameOf = (model: ModelId) =>
    node && isOneStep(node.step.role) ? modelName(model) : `the ${modelWords(pool, model)} model`
  return (
    <div className={styles.actions}>
      {several && <span>Try here:</span>}
      {models.map((model) => (
        <button
          key={model}
          type="button"
          aria-label={several ? `Try ${modelName(model)} here` : undefined}
          aria-disabled={busy}
          onClick={() => {
            if (!busy) onTake(cursor - 1, model)
          }}
        >
          <ModelMark look={lookOf(pool, model)} />{' '}
          <span>{several ? modelName(model) : `Try ${nameOf(model)} here`}</span>
        </button>
      ))}
      <CompareWith others={others} />
      {byHand && !busy && (
        <button type="button" onClick={() => choosePath(yard, null)}>
          Back to the router’s choice
        </button>
      )}
      {node && note && <p className={styles.note}>{note}</p>}
    </div>
  )
}

const CompareWith = ({ others }: { readonly others: readonly Comparable[] }) => {
  const yard = useYardApi()
  const compared = useYard((state) => state.episode.comparedPath)
  const [picked, setPicked] = useState<string | null>(null)
  const other =
    others.find(({ id }) => id === picked) ?? others.find(({ first }) => first) ?? others[0]
  if (!other) return null
  return (
    <div className={styles.compare}>
      <button
        type="button"
        aria-pressed={compared !== null}
        onClick={() => comparePath(yard, compared ? null : other.path)}
      >
        Compare
      </button>
      <select
        aria-label="Compare with"
        value={other.id}
        onChange={(event) => {
          const { value } = event.currentTarget
          setPicked(value)
          const chosen = others.find(({ id }) => id === value)
          if (compared && chosen) comparePath(yard, chosen.path)
        }}
      >
        {others.map(({ id, title }) => (
          <option key={id} value={id}>
            {`with ${title}`}
          </option>
        ))}
      </select>
    </div>
  )
}
