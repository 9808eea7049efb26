/** Two branches side by side: steps aligned, then the difference in score and cost. */
import { MarkOf } from '../../../components/model-mark.tsx'
import { modelName } from '../../../core/episode/model-name.ts'
import type { TreeNode } from '../../../core/episode/tree.ts'
import { selectRoutedPath } from '../../../store/decision-paths.ts'
import { pathKey } from '../../../store/episode-view.ts'
import { selectArms, selectPriceBook } from '../../../store/pool-selectors.ts'
import { selectComparedNodes } from '../../../store/selectors.ts'
import { useYard } from '../../../store/yard-context.tsx'
import { type Entry, episodeBill, holdersAfter, totalCost } from '../bill/bill.ts'
import { formatDifference, formatScore, formatUsd } from '../format.ts'
import type { EpisodeView } from '../use-episode.ts'
import { answerText, stationCaption, stationLabel } from '../words.ts'
import type { Comparable } from './comparables.ts'
import { type ComparedStep, compareBranches } from './compare.ts'
import styles from './compare-view.module.css'

/** The path on screen beside the one that a person chose to compare it with, if any. */
export const Comparison = ({
  view,
  others,
  title,
}: {
  readonly view: EpisodeView
  readonly others: readonly Comparable[]
  /** What the path on screen is called. */
  readonly title: string
}) => {
  const nodes = useYard(selectComparedNodes)
  const path = useYard((state) => state.episode.comparedPath)
  const arms = useYard(selectArms)
  const book = useYard(selectPriceBook)
  const routedPath = useYard(selectRoutedPath)
  if (!nodes || !path) return null
  const other = others.find((each) => pathKey(each.path) === pathKey(path))
  const holders = holdersAfter(arms[0]?.models ?? {}, nodes)
  const routed = pathKey(routedPath.path) === pathKey(path)
  return (
    <CompareView
      left={{ title, nodes: view.nodes, bill: view.bill }}
      right={{
        title: other?.title ?? 'The other branch',
        nodes,
        bill: episodeBill(book, holders, nodes, routed ? routedPath.glimpses : undefined),
      }}
      metric={view.metric}
    />
  )
}

interface ComparedBranch {
  readonly title: string
  readonly nodes: readonly TreeNode[]
  readonly bill: readonly Entry[]
}

const CompareView = ({
  left,
  right,
  metric,
}: {
  readonly left: ComparedBranch
  readonly right: ComparedBranch
  /** The task's metric: "F1". */
  readonly metric: string
}) => {
  const { steps, costDifference, scoreDifference } = compareBranches(left, right)
  const first = steps.findIndex((step) => !step.same)
  return (
    <table className={styles.compare}>
      <caption>
        {`Two branches side by side. ${first === -1 ? 'They are the same.' : `They differ from step ${first + 1} on.`}`}
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Step</span>
          </th>
          <th scope="col">{left.title}</th>
          <th scope="col">{right.title}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step's place is its identity
          <Row key={index} step={step} number={index + 1} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Answer</th>
          <td>{answerOf(left.nodes)}</td>
          <td>{answerOf(right.nodes)}</td>
        </tr>
        <tr>
          <th scope="row">{metric}</th>
          <td>{scoreOf(left.nodes)}</td>
          <td>
            <span>{scoreOf(right.nodes)}</span>
            {scoreDifference !== null && (
              <strong>{` (${formatDifference(scoreDifference)})`}</strong>
            )}
          </td>
        </tr>
        <tr>
          <th scope="row">Cost</th>
          <td>{formatUsd(totalCost(left.bill))}</td>
          <td>
            <span>{formatUsd(totalCost(right.bill))}</span>
            <strong>
              {` (${costDifference < 0 ? '−' : '+'}${formatUsd(Math.abs(costDifference) as typeof costDifference)})`}
            </strong>
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

const answerOf = (nodes: readonly TreeNode[]): string => {
  const verdict = nodes.at(-1)?.verdict
  return verdict ? answerText(verdict.answer) : 'not run to the end'
}

const scoreOf = (nodes: readonly TreeNode[]): string => {
  const verdict = nodes.at(-1)?.verdict
  return verdict ? formatScore(verdict.score) : '—'
}

const Row = ({
  step: { left, right, same },
  number,
}: {
  readonly step: ComparedStep
  readonly number: number
}) => (
  <tr data-same={same}>
    <th scope="row">{number}</th>
    {same ? (
      <td colSpan={2}>
        <Cell node={left} />
      </td>
    ) : (
      <>
        <td>
          <Cell node={left} />
        </td>
        <td>
          <Cell node={right} />
        </td>
      </>
    )}
  </tr>
)

const Cell = ({ node }: { readonly node: TreeNode | null }) => {
  if (!node) return <span className={styles.soft}>—</span>
  const { step } = node
  return (
    <>
      <MarkOf model={step.model} />{' '}
      <span className="visually-hidden">{`${modelName(step.model)}: `}</span>
      <strong>{stationLabel(step)}</strong>{' '}
      <span className={styles.soft}>{stationCaption(step)}</span>
    </>
  )
}
