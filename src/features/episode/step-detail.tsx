/** One step in full: who wrote what, on which prompt, what it brought, and what it cost. */
import { Badge } from '../../components/badge.tsx'
import { ModelMark } from '../../components/model-mark.tsx'
import { modelName } from '../../components/model-name.ts'
import { promptText } from '../../core/episode/prompt.ts'
import type { Step } from '../../core/episode/step.ts'
import { confidence, formatMillis, formatScore, formatUsd } from './format.ts'
import type { Entry } from './ledger.ts'
import { type PoolView, rankOf } from './pool-view.ts'
import styles from './step-detail.module.css'
import { ROLE_NAMES } from './words.ts'

export const StepDetail = ({
  step,
  entry,
  number,
  pool,
}: {
  readonly step: Step
  readonly entry: Entry
  readonly number: number
  readonly pool: PoolView
}) => {
  const { completion } = step
  return (
    <article className={styles.detail} aria-label={`Step ${number}`}>
      <h3 className={styles.title}>
        <span className={styles.number}>Step {number}</span>
        {ROLE_NAMES[step.role]}
        <span className={styles.model}>
          <ModelMark rank={rankOf(pool, step.model)} /> {modelName(step.model)}
        </span>
        <Badge origin={step.origin} />
      </h3>
      <Written step={step} />
      <Found step={step} />
      <dl className={styles.figures}>
        <Figure name="Tokens in" value={String(completion.tokensIn)} />
        <Figure name="Tokens out" value={String(completion.tokensOut)} />
        <Figure name="Cost" value={formatUsd(entry.cost)} />
        <Figure name="Time" value={formatMillis(completion.latency)} />
        <Figure name="Confidence" value={formatScore(confidence(completion.meanLogProb))} />
      </dl>
      <details className={styles.prompt}>
        <summary>The prompt it read ({completion.tokensIn} tokens)</summary>
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

/** The completion as the protocol read it; as it stands where the protocol could not. */
const Written = ({ step }: { readonly step: Step }) => {
  const { action, thought } = step.parsed
  if (action.type === 'malformed') {
    return (
      <div className={styles.written} data-malformed="">
        <p className={styles.problem}>
          Malformed: {action.reason}. It is shown as written, counted and paid for.
        </p>
        <pre>{step.completion.text}</pre>
      </div>
    )
  }
  return (
    <div className={styles.written}>
      <p>
        <span className={styles.key}>Thought</span> {thought}
      </p>
      <p>
        <span className={styles.key}>Action</span>{' '}
        <strong data-rank={step.role}>{actionText(step)}</strong>
      </p>
    </div>
  )
}

function actionText({ parsed: { action } }: Step): string {
  switch (action.type) {
    case 'search':
      return `Search[${action.query}]`
    case 'finish':
      return `Finish[${action.answer}]`
    case 'continue':
      return '[Continue]'
    case 'rethink':
      return '[Rethink]'
    case 'malformed':
      return action.reason
  }
}

const Found = ({ step }: { readonly step: Step }) => {
  const { observation } = step.parsed
  if (!observation) return null
  if (observation.type === 'nothing-found') {
    return <p className={styles.found}>The search found nothing.</p>
  }
  return (
    <blockquote className={styles.found}>
      <p className={styles.key}>Passage found: {observation.title}</p>
      <p>{observation.text}</p>
    </blockquote>
  )
}
