/** Two branches side by side: steps aligned, then the difference in score and cost. */
import { lookOf } from '../../components/model-look.ts'
import { ModelMark } from '../../components/model-mark.tsx'
import { modelName } from '../../core/episode/model-name.ts'
import type { TreeNode } from '../../core/episode/tree.ts'
import type { Pool } from '../../core/routing/arms.ts'
import { type ComparedStep, compareBranches } from './compare.ts'
import styles from './compare-view.module.css'
import { formatDifference, formatScore, formatUsd } from './format.ts'
import { type Entry, totalCost } from './ledger.ts'
import { answerText, stationCaption, stationLabel } from './words.ts'

export interface ComparedBranch {
  readonly title: string
  readonly nodes: readonly TreeNode[]
  readonly ledger: readonly Entry[]
}

export const CompareView = ({
  left,
  right,
  pool,
  metric,
}: {
  readonly left: ComparedBranch
  readonly right: ComparedBranch
  readonly pool: Pool
  /** The task's metric: "F1". */
  readonly metric: string
}) => {
  const { steps, costDifference, scoreDifference } = compareBranches(left, right)
  const first = steps.findIndex((step) => !step.same)
  return (
    <table className={styles.compare}>
      <caption>
        {`Two branches side by side. ${first === -1 ? 'They are the same.' : `They part at step ${first + 1}.`}`}
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
          <Row key={index} step={step} number={index + 1} pool={pool} />
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
          <td>{formatUsd(totalCost(left.ledger))}</td>
          <td>
            <span>{formatUsd(totalCost(right.ledger))}</span>
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
  pool,
}: {
  readonly step: ComparedStep
  readonly number: number
  readonly pool: Pool
}) => (
  <tr data-same={same}>
    <th scope="row">{number}</th>
    {same ? (
      <td colSpan={2}>
        <Cell node={left} pool={pool} />
      </td>
    ) : (
      <>
        <td>
          <Cell node={left} pool={pool} />
        </td>
        <td>
          <Cell node={right} pool={pool} />
        </td>
      </>
    )}
  </tr>
)

const Cell = ({ node, pool }: { readonly node: TreeNode | null; readonly pool: Pool }) => {
  if (!node) return <span className={styles.soft}>—</span>
  const { step } = node
  return (
    <>
      <ModelMark look={lookOf(pool, step.model)} />{' '}
      <span className="visually-hidden">{`${modelName(step.model)}: `}</span>
      <strong>{stationLabel(step)}</strong>{' '}
      <span className={styles.soft}>{stationCaption(step)}</span>
    </>
  )
}
