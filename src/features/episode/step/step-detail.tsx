/** The step on screen in full: the one at the cursor, or the one being written, or why there is none. */
import { Badge } from '../../../components/badge.tsx'
import { MarkOf } from '../../../components/model-mark.tsx'
import { ROLE_NAMES } from '../../../components/role-names.ts'
import { modelName } from '../../../core/episode/model-name.ts'
import { promptText, type Role } from '../../../core/episode/prompt.ts'
import type { ModelId, Origin, Step } from '../../../core/episode/step.ts'
import { countOf } from '../../../core/figure.ts'
import { selectRecording } from '../../../store/episode-view.ts'
import { useYard } from '../../../store/yard-context.tsx'
import type { Entry } from '../bill/bill.ts'
import { confidence, formatMillis, formatScore, formatUsd } from '../format.ts'
import type { EpisodeView, RunningTurn } from '../use-episode.ts'
import { lookName, PART_NAMES } from '../words.ts'
import styles from './step-detail.module.css'
import { Found, Written } from './written.tsx'

export const StepDetail = ({
  view: { nodes, bill, cursor, running, points },
}: {
  readonly view: EpisodeView
}) => {
  const recording = useYard(selectRecording)
  if (running) return <WritingNow running={running} number={nodes.length + 1} />
  const node = nodes[cursor - 1]
  const entry = bill[cursor - 1]
  if (node && entry) return <Finished step={node.step} entry={entry} number={cursor} />
  const where = points.length > 1 ? 'the first switch' : 'the switch'
  return (
    <p className={styles.waiting}>
      {nodes.length > 0
        ? `The question waits at ${where}. Step sends it down its track.`
        : NOTHING_YET[recording]}
    </p>
  )
}

const NOTHING_YET = {
  there: 'The router cannot decide on this question. Pick another router.',
  unfit: 'The recording of this question does not fit its protocol, so it has to be made again.',
  coming: 'Loading the recorded episode …',
  none: 'Nobody has recorded this question. Press Run live to let the models answer it.',
}

const Title = ({
  number,
  role,
  model,
  origin,
}: {
  readonly number: number
  readonly role: Role
  readonly model: ModelId
  readonly origin: Origin
}) => (
  <h3 className={styles.title}>
    <span className={styles.number}>{`Step ${number}`}</span>
    <span>{ROLE_NAMES[role]}</span>
    <span className={styles.model}>
      <MarkOf model={model} /> <span>{modelName(model)}</span>
    </span>
    <Badge origin={origin} />
  </h3>
)

/** Who wrote what, from which prompt, what came of it, and what it cost. */
const Finished = ({
  step,
  entry,
  number,
}: {
  readonly step: Step
  readonly entry: Entry
  readonly number: number
}) => {
  const { completion, role, model, origin } = step
  return (
    <article className={styles.detail} aria-label={`Step ${number}`}>
      <Title number={number} role={role} model={model} origin={origin} />
      <Written step={step} />
      <Found step={step} />
      <dl className={styles.figures}>
        <Figure name="Tokens in" value={String(completion.tokensIn)} />
        <Figure name="Tokens out" value={String(completion.tokensOut)} />
        <Figure name="Cost" value={formatUsd(entry.cost)} />
        {entry.glimpse && (
          <Figure
            name={lookName(entry.glimpse.tokensOut) === 'draft' ? 'Draft' : 'Glimpse'}
            value={`+ ${formatUsd(entry.glimpse.cost)}`}
          />
        )}
        <Figure name="Time" value={formatMillis(completion.latency)} />
        <Sureness role={role} meanLogProb={completion.meanLogProb} />
      </dl>
      <details className={styles.prompt}>
        <summary>{`The prompt it read (${countOf(completion.tokensIn, 'token')})`}</summary>
        <pre>{promptText(step.prompt)}</pre>
      </details>
    </article>
  )
}

/** How sure the model was: as a log-probability where step routers decide, since their thresholds are on that scale. */
const Sureness = ({
  role,
  meanLogProb,
}: {
  readonly role: Role
  /** Null where the writer reports none. */
  readonly meanLogProb: number | null
}) => {
  if (meanLogProb === null) return null
  return PART_NAMES[role] ? (
    <Figure name="Mean log-prob." value={formatScore(meanLogProb, 3)} />
  ) : (
    <Figure name="Confidence" value={formatScore(confidence(meanLogProb))} />
  )
}

const Figure = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)

/** The text of the turn as it is being written. */
const WritingNow = ({
  running: { role, model, text, tokens },
  number,
}: {
  readonly running: RunningTurn
  readonly number: number
}) => (
  <article className={styles.detail} aria-label={`Step ${number}`}>
    <Title number={number} role={role} model={model} origin="live" />
    <div className={styles.written}>
      <pre className={styles.streaming}>{text.trimStart()}</pre>
    </div>
    <p className={styles.count}>{`${countOf(tokens, 'token')} written so far`}</p>
  </article>
)
