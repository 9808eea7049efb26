/** What would have done better than the episode on screen. */

import { ArmMarks } from '../../../components/arm-text.tsx'
import { MarkOf } from '../../../components/model-mark.tsx'
import { modelName } from '../../../core/episode/model-name.ts'
import { nodesAlong } from '../../../core/episode/tree.ts'
import { normalisedPart } from '../../../core/outcomes/case.ts'
import { showPath } from '../../../store/episode-actions.ts'
import { selectTree } from '../../../store/episode-view.ts'
import { selectPriceBook } from '../../../store/pool-selectors.ts'
import { selectCostRange } from '../../../store/table-selectors.ts'
import { useYard, useYardApi } from '../../../store/yard-context.tsx'
import type { Comparable } from '../compare/comparables.ts'
import { branchWords } from '../figure/branch-sign.tsx'
import type { Branch, Outcome } from '../figure/branches.ts'
import { formatScore, formatTimes, formatUsd, LEAST_REGRET } from '../format.ts'
import type { EpisodeView } from '../use-episode.ts'
import { episodeBill, glimpsesIn, holdersAfter, totalCost } from './bill.ts'
import styles from './verdict-card.module.css'

export interface Better {
  readonly branch: Branch
  readonly outcome: Outcome
  /** Scores more; or scores as much for less. */
  readonly by: 'score' | 'cost'
}

/** Branches that score more than this episode, or as much for less: the highest score first, then the cheaper. */
export function betterBranches(
  branches: readonly Branch[],
  main: { readonly score: number; readonly cost: number },
): readonly Better[] {
  const better = branches.flatMap((branch): readonly Better[] => {
    const { outcome } = branch
    if (!outcome) return []
    if (outcome.score > main.score) return [{ branch, outcome, by: 'score' }]
    if (outcome.score === main.score && outcome.cost < main.cost)
      return [{ branch, outcome, by: 'cost' }]
    return []
  })
  return better.toSorted(
    (a, b) => b.outcome.score - a.outcome.score || a.outcome.cost - b.outcome.cost,
  )
}

/** At most this many are named: a large pool has many pairs. */
const MOST = 4

/** Where one decision settles the episode: every branch has an outcome of its own. */
export const BetterBranches = ({
  view: { pool, metric, bill, nodes },
  branches,
}: {
  readonly view: EpisodeView
  readonly branches: readonly Branch[]
}) => {
  const score = nodes.at(-1)?.verdict?.score ?? 0
  const better = betterBranches(branches, { score, cost: totalCost(bill) })
  if (branches.every(({ outcome }) => outcome === null)) {
    return <p>No other branch was run on this question, so there is nothing to compare.</p>
  }
  if (better.length === 0) {
    return <p>No other branch scored more, or as much for less.</p>
  }
  return (
    <div>
      <p>These would have done better:</p>
      <ul className={styles.better}>
        {better.slice(0, MOST).map(({ branch, outcome, by }) => (
          <li key={branch.id}>
            {branch.choice && <ArmMarks arm={branch.arm} />}
            <span className={branch.choice ? 'visually-hidden' : undefined}>
              {branchWords(branch, pool)}
            </span>
            <span>
              {[
                by === 'score' ? `${metric} ${formatScore(outcome.score)}` : 'the same score',
                ` at ${formatUsd(outcome.cost)}`,
                outcome.times === null ? '' : ` (${formatTimes(outcome.times)} the cost)`,
              ].join('')}
            </span>
          </li>
        ))}
      </ul>
      {better.length > MOST && <p>{`And ${better.length - MOST} more.`}</p>}
    </div>
  )
}

/** Where several decisions follow one another: their regrets and glimpses add up to what the best path is ahead by. */
export const BetterPath = ({
  view: { points, bill, metric },
  best,
}: {
  readonly view: EpisodeView
  /** The best recorded path; null where it is the one on screen, or nothing was recorded. */
  readonly best: Comparable | null
}) => {
  const range = useYard(selectCostRange)
  const { beta } = useYard((state) => state.setup.preference)
  const glimpses = glimpsesIn(bill)
  const recorded = points.every(({ regret }) => regret !== null)
  const looked = range ? beta * normalisedPart(range, glimpses.cost) : 0
  const behind = points.reduce((sum, { regret }) => sum + (regret ?? 0), looked)
  if (!recorded) return <p>Not every branch was recorded here, so the best path is not known.</p>
  if (!best || behind < LEAST_REGRET) return <p>No other path would have had more utility.</p>
  return <Ahead best={best} behind={behind} cost={totalCost(bill)} metric={metric} />
}

const Ahead = ({
  best: { path },
  behind,
  cost,
  metric,
}: Pick<EpisodeView, 'metric'> & {
  readonly best: Comparable
  /** How much utility the episode on screen falls short by. */
  readonly behind: number
  readonly cost: number
}) => {
  const yard = useYardApi()
  const tree = useYard(selectTree)
  const book = useYard(selectPriceBook)
  const nodes = nodesAlong(tree, path)
  const models = nodes.map(({ step }) => step.model)
  const score = nodes.at(-1)?.verdict?.score
  const price = totalCost(episodeBill(book, holdersAfter({}, nodes), nodes))
  return (
    <div className={styles.ahead}>
      <p>
        {[
          `The best path would have had ${formatScore(behind, 3)} more utility: `,
          score === undefined ? '' : `${metric} ${formatScore(score)} `,
          `at ${formatUsd(price)}`,
          cost > 0 ? ` (${formatTimes(price / cost)} the cost).` : '.',
        ].join('')}
      </p>
      <button type="button" onClick={() => showPath(yard, path, Number.POSITIVE_INFINITY)}>
        <span>Take it</span>{' '}
        <span aria-hidden="true">
          {models.map((model, step) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step's place is its identity
            <MarkOf key={step} model={model} />
          ))}
        </span>
        <span className="visually-hidden">{`: ${models.map(modelName).join(', then ')}`}</span>
      </button>
    </div>
  )
}
