/** One step in full: who wrote what, on which prompt, what it brought, and what it cost. */
import { Badge } from '../../components/badge.tsx'
import { lookOf } from '../../components/model-look.ts'
import { ModelMark } from '../../components/model-mark.tsx'
import { modelName } from '../../core/episode/model-name.ts'
import { promptText } from '../../core/episode/prompt.ts'
import type { Step } from '../../core/episode/step.ts'
import type { Pool } from '../../core/routing/arms.ts'
import { confidence, formatMillis, formatScore, formatUsd } from './format.ts'
import type { Entry } from './ledger.ts'
import styles from './step-detail.module.css'
import { isOneStep, ROLE_NAMES } from './words.ts'
import { Found, Written } from './written.tsx'

export const StepDetail = ({
  step,
  entry,
  number,
  pool,
}: {
  readonly step: Step
  readonly entry: Entry
  readonly number: number
  readonly pool: Pool
}) => {
  const { completion } = step
  return (
    <article className={styles.detail} aria-label={`Step ${number}`}>
      <h3 className={styles.title}>
        <span className={styles.number}>{`Step ${number}`}</span>
        <span>{ROLE_NAMES[step.role]}</span>
        <span className={styles.model}>
          <ModelMark look={lookOf(pool, step.model)} /> <span>{modelName(step.model)}</span>
        </span>
        <Badge origin={step.origin} />
      </h3>
      <Written step={step} />
      <Found step={step} />
      <dl className={styles.figures}>
        <Figure name="Tokens in" value={String(completion.tokensIn)} />
        <Figure name="Tokens out" value={String(completion.tokensOut)} />
        <Figure name="Cost" value={formatUsd(entry.cost)} />
        {entry.glimpse && <Figure name="Glimpse" value={`+ ${formatUsd(entry.glimpse.cost)}`} />}
        <Figure name="Time" value={formatMillis(completion.latency)} />
        {isOneStep(step.role) ? (
          // Thresholds of step routers are on this scale.
          <Figure name="Mean log-prob." value={formatScore(completion.meanLogProb, 3)} />
        ) : (
          <Figure name="Confidence" value={formatScore(confidence(completion.meanLogProb))} />
        )}
      </dl>
      <details className={styles.prompt}>
        <summary>{`The prompt it read (${completion.tokensIn} tokens)`}</summary>
        <pre>{promptText(step.prompt)}</pre>
      </details>
    </article>
  )
}

const Figure = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)
