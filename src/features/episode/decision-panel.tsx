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

export const DecisionPanel = ({ pool }: { readonly pool: PoolView }) => {
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
      <div className={styles.scroller}>
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
              <Row key={row.index} row={row} best={row.index === view.best} pool={pool} />
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.legend}>
        Perf and Cost are predictions; Utility = α·Perf − β·Cost; Really is the recorded F1 at its
        cost, and <span aria-hidden="true">★</span> what would have been best.
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
  pool,
}: {
  readonly row: ArmRow
  readonly best: boolean
  readonly pool: PoolView
}) => (
  <tr data-chosen={chosen}>
    <th scope="row">
      <span className="visually-hidden">{assignmentWords(arm)}</span>
      <AssignmentMarks assignment={arm} pool={pool} />
      {chosen && <span className={styles.chosen}>chosen</span>}
    </th>
    <td>{predicted ? <Bar value={predicted.perf} kind="perf" /> : <Unknown />}</td>
    <td>{predicted ? <Bar value={predicted.cost} kind="cost" /> : <Unknown />}</td>
    <td className={styles.utility}>{predicted ? formatScore(predicted.utility) : <Unknown />}</td>
    <td className={styles.real}>
      {actual ? (
        <>
          <span>{formatScore(actual.f1)}</span>
          <span className={styles.soft}> at {formatScore(actual.cost)}</span>
          {best && (
            <span className={styles.best}>
              <span aria-hidden="true"> ★</span>
              <span className="visually-hidden"> best</span>
            </span>
          )}
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
    <span className={styles.trough} aria-hidden="true">
      <span
        className={styles.bar}
        data-kind={kind}
        style={{ width: `${Math.min(1, Math.max(0, value)) * 100}%` }}
      />
    </span>
    <span className={styles.number}>{formatScore(value)}</span>
  </span>
)
