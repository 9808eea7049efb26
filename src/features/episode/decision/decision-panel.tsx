/** A decision: what is expected of each arm, which one the router chose and why, and what was recorded of each. */
import { useState } from 'react'
import { Badge } from '../../../components/badge.tsx'
import { SCALE_WORDS } from '../../../components/cost-words.ts'
import { ROLE_NAMES } from '../../../components/role-names.ts'
import type { RangeKind } from '../../../core/cost/normalise.ts'
import { assignmentText, rolesOf } from '../../../core/episode/arm.ts'
import { modelName } from '../../../core/episode/model-name.ts'
import { featureName } from '../../../core/routing/features.ts'
import type { Router } from '../../../core/routing/router.ts'
import type { Point } from '../../../store/decision-points.ts'
import { useYard } from '../../../store/yard-context.tsx'
import type { Entry } from '../bill/bill.ts'
import { formatScore, formatUsd, LEAST_REGRET } from '../format.ts'
import type { EpisodeView } from '../use-episode.ts'
import { lookName, turnName } from '../words.ts'
import styles from './decision-panel.module.css'
import { DecisionRow } from './decision-row.tsx'
import { decisionRows, foremostRows } from './rows.ts'

export const DecisionPanel = ({
  view,
  point,
  shown,
  router,
  onTake,
}: {
  readonly view: EpisodeView
  readonly point: Point
  /** The place of the arm on screen; null where the path follows none, or ends here. */
  readonly shown: number | null
  readonly router: Router
  /** Called with the place of the arm that is to be taken. */
  readonly onTake: (place: number) => void
}) => {
  const { settled, pool, metric, bill } = view
  const preference = useYard((state) => state.setup.preference)
  const range = useYard((state) => state.setup.costRange)
  const [whole, setWhole] = useState(false)
  const rows = decisionRows(point, preference)
  const foremost = foremostRows(rows, shown)
  const many = foremost.length < rows.length
  const several = rolesOf(rows[0]?.arm.models ?? {}).length > 1
  // Without a policy's predictions there is only what was recorded.
  const expected = rows.some(({ predicted }) => predicted)
  const arm = several ? (settled ? 'pair' : 'choice') : 'model'
  return (
    <section className={styles.decision} aria-label="Decision">
      <div className={styles.figures}>
        <h3 className={styles.title}>{titleOf(view, point)}</h3>
        <table
          className={[styles.table, many && styles.many, !several && styles.single]
            .filter(Boolean)
            .join(' ')}
        >
          <caption className="visually-hidden">
            {`What is expected of each ${arm}, or what was recorded of it`}
          </caption>
          <thead>
            <tr>
              <th scope="col">{several ? 'Pair' : 'Model'}</th>
              <th scope="col" className={styles.perf}>
                Perf
              </th>
              <th scope="col" className={styles.cost}>
                Cost
              </th>
              <th scope="col">Utility</th>
              {expected && <th scope="col">Actual</th>}
            </tr>
          </thead>
          <tbody>
            {(whole ? rows : foremost).map((row) => (
              <DecisionRow
                key={row.arm.id}
                row={row}
                expected={expected}
                shown={row.place === shown}
                pool={pool}
                metric={metric}
                onTake={many ? onTake : null}
              />
            ))}
          </tbody>
        </table>
        {many && (
          <button
            type="button"
            className={styles.more}
            aria-expanded={whole}
            onClick={() => setWhole(!whole)}
          >
            {whole ? `Fewer ${arm}s` : `All ${rows.length} ${arm}s`}
          </button>
        )}
      </div>
      <div className={styles.words}>
        <p className={styles.legend}>{legendOf(point, settled, expected, arm, range)}</p>
        <Why point={point} router={router} />
        {bill[point.index]?.glimpse && <Looked glimpse={bill[point.index]!.glimpse!} />}
        {point.discarded && <Discarded discarded={point.discarded} arms={point.arms} />}
        <Regret point={point} shown={shown} arm={arm} />
      </div>
    </section>
  )
}

function titleOf({ points, settled }: EpisodeView, point: Point): string {
  const roles = rolesOf(point.arms[0]?.models ?? {})
  const [first, ...others] = roles.map((role) => ROLE_NAMES[role])
  const what =
    others.length > 0
      ? `which model for ${[first, ...others.map((name) => `which for ${name}`)].join(', ')}?`
      : `which model writes ${turnName(roles[0]!).toLowerCase()} ${point.index + 1}?`
  return settled ? `W${what.slice(1)}` : `Decision ${points.indexOf(point) + 1}: ${what}`
}

function legendOf(
  { worths }: Point,
  settled: boolean,
  expected: boolean,
  arm: 'pair' | 'choice' | 'model',
  range: RangeKind,
): string {
  const scale = `${SCALE_WORDS[range]}.`
  if (expected) {
    return `Perf and Cost are the trained policy’s predictions: the score, and the ${scale} Utility = α·Perf − β·Cost. “Actual” is what came of each ${arm} when it was recorded; ★ marks the best of them.`
  }
  if (!worths) return `What comes of each ${arm} here has not been recorded.`
  const what = settled
    ? `what came of each ${arm} when it was recorded`
    : 'what was recorded for the whole episode if every later choice is the best one'
  return `Perf and Cost are ${what}: the score, and the ${scale} Utility = α·Perf − β·Cost; ★ marks the best.`
}

const Why = ({
  point: { reply, predictions },
  router,
}: {
  readonly point: Point
  readonly router: Router
}) => {
  if (reply.type === 'decided') {
    return (
      <p className={styles.why}>
        <strong>{`${router.name}:`}</strong> <span>{reply.decision.why}</span>{' '}
        {predictions && router.reads.includes('predictions') && (
          <Badge origin={predictions.origin} />
        )}
      </p>
    )
  }
  return (
    <p className={styles.why}>
      <strong>{router.name}</strong>{' '}
      <span>{`needs ${featureName(reply.needs)}, which is not known here.`}</span>{' '}
      <span>
        {reply.needs === 'outcomes' || reply.needs === 'answers'
          ? 'This question was not recorded: pick another router.'
          : 'Run live to let it decide.'}
      </span>
    </p>
  )
}

/** Answers that a cascade asked for and did not keep. The front bills them; the episode on screen does not hold them. */
const Discarded = ({
  discarded: { arms: places, usd },
  arms,
}: {
  readonly discarded: NonNullable<Point['discarded']>
  readonly arms: Point['arms']
}) => (
  <p className={styles.why}>
    {`First it asked ${places.map((place) => assignmentText(arms[place]!.models)).join('; then ')}, and did not keep the answer: ${formatUsd(usd)} more, which the front counts and the cost of this episode does not.`}
  </p>
)

/** What the router paid to look before it decided. */
const Looked = ({ glimpse }: { readonly glimpse: NonNullable<Entry['glimpse']> }) => (
  <p className={styles.why}>
    {`For this ${lookName(glimpse.tokensOut)} ${modelName(glimpse.model)} read the prompt and wrote ${glimpse.tokensOut === 1 ? 'one token' : `${glimpse.tokensOut} tokens`}: ${formatUsd(glimpse.cost)} on top of the step. The table leaves this out.`}
  </p>
)

const Regret = ({
  point: { regret, reply },
  shown,
  arm,
}: {
  readonly point: Point
  readonly shown: number | null
  readonly arm: string
}) => {
  if (regret === null) return null
  const who =
    reply.type === 'decided' && reply.arm === shown ? 'The decision' : 'The branch on screen'
  return (
    <p className={styles.why}>
      {regret < LEAST_REGRET
        ? `No other ${arm} would have had more utility here: the regret is 0.`
        : `${who} gives up ${formatScore(regret, 3)} of the utility that was still within reach. That is its regret.`}
    </p>
  )
}
