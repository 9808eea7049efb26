/** What can be done at the step on screen: try another model, or compare two branches. */
import { useState } from 'react'
import { modelWords, otherModels } from '../../../components/model-look.ts'
import { MarkOf } from '../../../components/model-mark.tsx'
import { ROLE_NAMES } from '../../../components/role-names.ts'
import { armOf, withArm } from '../../../core/episode/arm.ts'
import { modelName } from '../../../core/episode/model-name.ts'
import type { ModelId, Step } from '../../../core/episode/step.ts'
import { tokensToLook } from '../../../core/routing/features.ts'
import { choosePath, comparePath, takeArm } from '../../../store/episode-actions.ts'
import { selectRouter } from '../../../store/pool-selectors.ts'
import { useYard, useYardApi } from '../../../store/yard-context.tsx'
import type { EpisodeView } from '../use-episode.ts'
import { lookName, PART_NAMES } from '../words.ts'
import styles from './branch-actions.module.css'
import type { Comparable } from './comparables.ts'

export const BranchActions = ({
  view,
  others,
}: {
  readonly view: EpisodeView
  readonly others: readonly Comparable[]
}) => {
  const { nodes, cursor, pool, byHand, points } = view
  const yard = useYardApi()
  const busy = useYard(
    ({ episode: { live } }) => live.type === 'loading' || live.type === 'running',
  )
  const step = nodes[cursor - 1]?.step
  const models = step ? otherModels(pool, step.model) : []
  const several = models.length > 1
  const take = ({ role }: Step, model: ModelId) => {
    const index = cursor - 1
    // Where the decision is due for other roles as well, those keep their models.
    const point = points.find((each) => each.index === index)
    const kept = point && point.taken !== null ? point.arms[point.taken]! : null
    takeArm(yard, index, withArm(kept, armOf({ [role]: model })), 'router')
  }
  return (
    <div className={styles.actions}>
      {several && <span>Try here:</span>}
      {step &&
        models.map((model) => (
          <button
            key={model}
            type="button"
            aria-label={several ? `Try ${modelName(model)} here` : undefined}
            aria-disabled={busy}
            onClick={() => {
              if (!busy) take(step, model)
            }}
          >
            <MarkOf model={model} />{' '}
            <span>{several ? modelName(model) : `Try ${nameOf(view, step, model)} here`}</span>
          </button>
        ))}
      <CompareWith others={others} />
      {byHand && !busy && (
        <button type="button" onClick={() => choosePath(yard, null)}>
          Back to the router’s choice
        </button>
      )}
      {step && models.length > 0 && <Note view={view} step={step} model={models[0]!} />}
    </div>
  )
}

/** Only in Teacher/Student pairs is one model called weak and one strong. */
const nameOf = ({ pool }: EpisodeView, { role }: Step, model: ModelId): string =>
  PART_NAMES[role] ? modelName(model) : `the ${modelWords(pool, model)} model`

/** What follows from letting another model take the step. */
const Note = ({
  view,
  step,
  model,
}: {
  readonly view: EpisodeView
  readonly step: Step
  readonly model: ModelId
}) => {
  const toWrite = useYard((state) => tokensToLook(selectRouter(state).reads))
  const which = view.pool.length > 2 ? 'that model' : nameOf(view, step, model)
  const words = view.settled
    ? `The ${ROLE_NAMES[step.role]} keeps ${which} from then on.`
    : `After that the router decides again.${toWrite > 0 ? ` The cost of a branch made by hand leaves out what the router would pay for ${lookName(toWrite)}s.` : ''}`
  return <p className={styles.note}>{words}</p>
}

const CompareWith = ({ others }: { readonly others: readonly Comparable[] }) => {
  const yard = useYardApi()
  const compared = useYard((state) => state.episode.comparedPath)
  const [picked, setPicked] = useState<string | null>(null)
  const other = others.find(({ id }) => id === picked) ?? others[0]
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
