/** What the router expected of each assignment, which it chose and why, and what really came of each. */
import { useMemo } from 'react'
import { Badge } from '../../components/badge.tsx'
import { selectArms, selectCase, selectRuling } from '../../store/routing-selectors.ts'
import { useYard } from '../../store/yard-context.tsx'
import { AssignmentMarks, assignmentWords } from './assignment-text.tsx'
import { type ArmRow, decisionView } from './decision.ts'
import styles from './decision-panel.module.css'
import { formatScore } from './format.ts'
import type { PoolView } from './pool-view.ts'

export const DecisionPanel = ({
  shown,
  pool,
}: {
  /** The arm whose lane the wagon is on; null for a branch by hand. */
  readonly shown: number | null
  readonly pool: PoolView
}) => {
  const ruling = useYard(selectRuling)
  const arms = useYard(selectArms)
  const preference = useYard((state) => state.setup.preference)
  const found = useYard(selectCase)
  const decided = ruling.type === 'decided' ? ruling : null
  const view = useMemo(
    () =>
      decisionView(
        arms,
        decided?.point.predictions ?? found?.predictions ?? null,
        found?.outcomes ?? null,
        preference,
        decided?.arm ?? null,
      ),
    [arms, decided, found, preference],
  )
  return (
    <section className={styles.decision} aria-label="Decision">
      <h3 className={styles.title}>Which model for Teacher, which for Student?</h3>
      <table className={styles.table}>
        <caption className="visually-hidden">
          What the router expects of each assignment, and what really came of it
        </caption>
        <thead>
          <tr>
            <th scope="col">Pair</th>
            <th scope="col" className={styles.perf}>
              Perf
            </th>
            <th scope="col" className={styles.cost}>
              Cost
            </th>
            <th scope="col">Utility</th>
            <th scope="col">Really</th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <Row
              key={row.index}
              row={row}
              best={row.index === view.best}
              shown={row.index === shown}
              pool={pool}
            />
          ))}
        </tbody>
      </table>
      <p className={styles.legend}>
        Perf and Cost are the trained policy’s predictions: the score, and the cost from 0, the
        cheapest training episode, to 1, the dearest. Utility = α·Perf − β·Cost. “Really” is what
        came of each pair when it was recorded; ★ marks the best of them.
      </p>
      {decided ? (
        <p className={styles.why}>
          <strong>{decided.router.name}:</strong> {decided.decision.why}{' '}
          {decided.origin && <Badge origin={decided.origin} />}
        </p>
      ) : (
        <p className={styles.why}>
          <strong>{ruling.router.name}</strong>{' '}
          {ruling.type === 'undecided' && ruling.needs === 'outcomes'
            ? 'needs the outcome of every pair, and this question was not recorded.'
            : 'has no reading of this question yet. Run live to let it read.'}
        </p>
      )}
      {decided && view.regret !== null && <Regret regret={view.regret} />}
    </section>
  )
}

const Regret = ({ regret }: { readonly regret: number }) => (
  <p className={styles.why}>
    {regret < 0.0005
      ? 'No other pair would have brought more utility: regret 0.'
      : `Another pair would have brought ${formatScore(regret, 3)} more utility: that is the regret.`}
  </p>
)

const Row = ({
  row: { arm, predicted, actual, chosen },
  best,
  shown,
  pool,
}: {
  readonly row: ArmRow
  readonly best: boolean
  /** Whether the wagon is on this pair's lane. */
  readonly shown: boolean
  readonly pool: PoolView
}) => (
  <tr data-chosen={chosen}>
    <th scope="row">
      <span className="visually-hidden">{assignmentWords(arm, pool)}</span>
      <AssignmentMarks assignment={arm} pool={pool} />
      {chosen && <span className={styles.chosen}>chosen</span>}
      {shown && !chosen && <span className={styles.shown}>on screen</span>}
    </th>
    <td>{predicted ? <Bar value={predicted.perf} kind="perf" /> : <Unknown />}</td>
    <td>{predicted ? <Bar value={predicted.cost} kind="cost" /> : <Unknown />}</td>
    <td className={styles.utility}>
      {predicted ? <UtilityBar value={predicted.utility} /> : <Unknown />}
    </td>
    <td className={styles.real}>
      {actual ? (
        <>
          F1 {formatScore(actual.score)}
          {best && (
            <span className={styles.best}>
              <span aria-hidden="true"> ★</span>
              <span className="visually-hidden"> best</span>
            </span>
          )}
          <span className={styles.soft}>cost {formatScore(actual.cost)}</span>
        </>
      ) : (
        <Unknown />
      )}
    </td>
  </tr>
)

const Unknown = () => (
  <>
    <span aria-hidden="true">—</span>
    <span className="visually-hidden">unknown</span>
  </>
)

/** A share in [0, 1]; what leaves the range fills the bar. */
const Bar = ({ value, kind }: { readonly value: number; readonly kind: 'perf' | 'cost' }) => (
  <span className={styles.cell}>
    <span>{formatScore(value)}</span>
    <span className={styles.trough} aria-hidden="true">
      <span
        className={styles.bar}
        data-kind={kind}
        style={{ width: `${Math.min(1, Math.max(0, value)) * 100}%` }}
      />
    </span>
  </span>
)

/** Utility lies in [−1, 1]; nearly all of it above −0.5, so zero stands at a third. */
const ZERO = 1 / 3

const UtilityBar = ({ value }: { readonly value: number }) => {
  const end = Math.min(1, Math.max(0, ZERO + value * (1 - ZERO)))
  return (
    <span className={styles.cell}>
      <span>{formatScore(value)}</span>
      <span className={styles.trough} aria-hidden="true">
        <span
          className={styles.net}
          data-negative={value < 0}
          style={{
            left: `${Math.min(ZERO, end) * 100}%`,
            width: `${Math.abs(end - ZERO) * 100}%`,
          }}
        />
      </span>
    </span>
  )
}
