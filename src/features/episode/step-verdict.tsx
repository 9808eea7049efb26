/** The verdict of an episode routed step by step, beside the best way that was recorded. */
import { lookOf } from '../../components/model-look.ts'
import { ModelMark } from '../../components/model-mark.tsx'
import { modelName } from '../../core/episode/model-name.ts'
import { nodesAlong } from '../../core/episode/tree.ts'
import { normalisedPart } from '../../core/front/step-case.ts'
import { showBranch } from '../../store/episode-actions.ts'
import { selectPriceBook } from '../../store/routing-selectors.ts'
import { selectTree } from '../../store/selectors.ts'
import { selectCostRange } from '../../store/step-selectors.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import type { Comparable } from './branch-actions.tsx'
import { formatScore, formatUsd } from './format.ts'
import { glimpsesIn, ledgerOf, totalCost } from './ledger.ts'
import own from './step-episode.module.css'
import { LEAST_REGRET } from './step-points.ts'
import type { StepEpisodeView } from './use-step-episode.ts'
import { VerdictCard } from './verdict-card.tsx'
import { glimpsesWords } from './words.ts'

export const StepVerdict = ({
  view: { nodes, points, ledger, pool, metric },
  best,
}: {
  readonly view: StepEpisodeView
  /** The best way that was recorded; null where it is the one on screen, or nothing was. */
  readonly best: Comparable | null
}) => {
  const range = useYard(selectCostRange)
  const { beta } = useYard((state) => state.setup.preference)
  const verdict = nodes.at(-1)?.verdict
  if (!verdict) return null
  const cost = totalCost(ledger)
  const origin = nodes.some(({ step }) => step.origin === 'live') ? 'live' : 'recorded'
  const glimpses = glimpsesIn(ledger)
  // Each decision gives away its own regret and what it looked at; together they are what the best way is ahead.
  const recorded = points.every(({ regret }) => regret !== null)
  const regrets = points.reduce((sum, { regret }) => sum + (regret ?? 0), 0)
  const behind = regrets + (range ? beta * normalisedPart(range, glimpses.cost) : 0)
  const better = behind < LEAST_REGRET ? null : best
  return (
    <VerdictCard verdict={verdict} outcome={{ cost, origin }} metric={metric}>
      {glimpses.count > 0 && (
        <p>
          {formatUsd(glimpses.cost)} of the cost paid for {glimpsesWords(glimpses.count)}.
        </p>
      )}
      {recorded && !better && <p>No other way through would bring more utility.</p>}
      {recorded && better && (
        <BestWay best={better} behind={behind} cost={cost} pool={pool} metric={metric} />
      )}
      {!recorded && <p>The ways not taken were not all recorded, so none compares.</p>}
    </VerdictCard>
  )
}

const NOBODY = {}

const BestWay = ({
  best: { path },
  behind,
  cost,
  pool,
  metric,
}: Pick<StepEpisodeView, 'pool' | 'metric'> & {
  readonly best: Comparable
  readonly behind: number
  readonly cost: number
}) => {
  const yard = useYardApi()
  const tree = useYard(selectTree)
  const book = useYard(selectPriceBook)
  const nodes = nodesAlong(tree, path)
  const score = nodes.at(-1)?.verdict?.score
  const price = totalCost(ledgerOf(book, NOBODY, nodes))
  return (
    <div className={own.best}>
      <p>
        The best way through would bring {formatScore(behind, 3)} more utility:{' '}
        {score !== undefined && `${metric} ${formatScore(score)} `}at {formatUsd(price)}
        {cost > 0 && ` (${(price / cost).toFixed(1)}× the cost)`}.
      </p>
      <button type="button" onClick={() => showBranch(yard, path, Number.POSITIVE_INFINITY)}>
        Take it{' '}
        <span aria-hidden="true">
          {path.map((model, step) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step's place is its identity
            <ModelMark key={step} look={lookOf(pool, model)} />
          ))}
        </span>
        <span className="visually-hidden">: {path.map(modelName).join(', then ')}</span>
      </button>
    </div>
  )
}
