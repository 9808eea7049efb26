/** The verdict: the answer against the gold one, its score and price, and what would have done better. */
import { Badge } from '../../../components/badge.tsx'
import { originOf } from '../../../core/episode/step.ts'
import type { Comparable } from '../compare/comparables.ts'
import type { Branch } from '../figure/branches.ts'
import { formatScore, formatUsd } from '../format.ts'
import type { EpisodeView } from '../use-episode.ts'
import { answerText, looksWords } from '../words.ts'
import { BetterBranches, BetterPath } from './better.tsx'
import { glimpsesIn, totalCost } from './bill.ts'
import styles from './verdict-card.module.css'

export const VerdictCard = ({
  view,
  branches,
  best,
}: {
  readonly view: EpisodeView
  readonly branches: readonly Branch[]
  /** The best recorded path; null where it is the one on screen, or nothing was recorded. */
  readonly best: Comparable | null
}) => {
  const { nodes, bill, metric } = view
  const verdict = nodes.at(-1)?.verdict
  if (!verdict) return null
  const glimpses = glimpsesIn(bill)
  return (
    <section className={styles.card} aria-label="Verdict">
      <h3 className={styles.title}>
        <span>Verdict</span> <Badge origin={originOf(nodes)} />
      </h3>
      <dl className={styles.facts}>
        <div>
          <dt>Answer</dt>
          <dd>{answerText(verdict.answer)}</dd>
        </div>
        <div>
          <dt>Gold answer</dt>
          <dd>{verdict.gold}</dd>
        </div>
        <div>
          <dt>{`Score (${metric})`}</dt>
          <dd>
            <span>{formatScore(verdict.score)}</span>
            {verdict.exactMatch && <span className={styles.soft}> exact</span>}
          </dd>
        </div>
        <div>
          <dt>Cost</dt>
          <dd>{formatUsd(totalCost(bill))}</dd>
        </div>
      </dl>
      {glimpses.paid.length > 0 && (
        <p>{`${formatUsd(glimpses.cost)} of the cost was for ${looksWords(glimpses.paid)}.`}</p>
      )}
      {view.settled ? (
        <BetterBranches view={view} branches={branches} />
      ) : (
        <BetterPath view={view} best={best} />
      )}
    </section>
  )
}
