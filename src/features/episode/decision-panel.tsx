/** What the router expected of each assignment, which it chose and why, and what really came of each. */
import { useMemo, useState } from 'react'
import { Badge } from '../../components/badge.tsx'
import type { Pool } from '../../core/routing/arms.ts'
import { selectArms, selectCase, selectRuling } from '../../store/routing-selectors.ts'
import { useYard } from '../../store/yard-context.tsx'
import { decisionView, foremostRows } from './decision.ts'
import styles from './decision-panel.module.css'
import { DecisionRow } from './decision-row.tsx'
import { formatScore } from './format.ts'

export const DecisionPanel = ({
  shown,
  pool,
  metric,
  onTake,
}: {
  /** The arm whose lane the wagon is on; null for a branch by hand. */
  readonly shown: number | null
  readonly pool: Pool
  readonly metric: string
  /** Called with the arm whose lane is to be taken. */
  readonly onTake: (arm: number) => void
}) => {
  const ruling = useYard(selectRuling)
  const arms = useYard(selectArms)
  const preference = useYard((state) => state.setup.preference)
  const found = useYard(selectCase)
  const decided = ruling.type === 'decided' ? ruling : null
  const [whole, setWhole] = useState(false)
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
  const foremost = foremostRows(view, shown)
  // Without a trained policy there is only what really came of each pair.
  const recorded = view.rows.every(({ predicted }) => !predicted) && view.best !== null
  const many = foremost.length < view.rows.length
  return (
    <section className={styles.decision} aria-label="Decision">
      <h3 className={styles.title}>Which model for Teacher, which for Student?</h3>
      <table className={many ? `${styles.table} ${styles.many}` : styles.table}>
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
            {!recorded && <th scope="col">Really</th>}
          </tr>
        </thead>
        <tbody>
          {(whole ? view.rows : foremost).map((row) => (
            <DecisionRow
              key={row.index}
              row={row}
              best={row.index === view.best}
              shown={row.index === shown}
              pool={pool}
              metric={metric}
              recorded={recorded}
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
          {whole ? 'Only the foremost pairs' : `All ${view.rows.length} pairs`}
        </button>
      )}
      <p className={styles.legend}>{recorded ? RECORDED : EXPECTED}</p>
      {decided ? (
        <p className={styles.why}>
          <strong>{`${decided.router.name}:`}</strong> <span>{decided.decision.why}</span>{' '}
          {decided.origin && <Badge origin={decided.origin} />}
        </p>
      ) : (
        <p className={styles.why}>
          <strong>{ruling.router.name}</strong>{' '}
          <span>
            {ruling.type === 'undecided' && ruling.needs === 'outcomes'
              ? 'needs the outcome of every pair, and this question was not recorded.'
              : 'has no reading of this question yet. Run live to let it read.'}
          </span>
        </p>
      )}
      {decided && view.regret !== null && <Regret regret={view.regret} />}
    </section>
  )
}

const EXPECTED =
  'Perf and Cost are the trained policy’s predictions: the score, and the cost from 0, the cheapest training episode, to 1, the dearest. Utility = α·Perf − β·Cost. “Really” is what came of each pair when it was recorded; ★ marks the best of them.'
const RECORDED =
  'Perf and Cost are what came of each pair when it was recorded: the score, and the cost from 0, the cheapest training episode, to 1, the dearest. Utility = α·Perf − β·Cost; ★ marks the best pair. No policy was trained for this task.'

const Regret = ({ regret }: { readonly regret: number }) => (
  <p className={styles.why}>
    {regret < 0.0005
      ? 'No other pair would have brought more utility: regret 0.'
      : `Another pair would have brought ${formatScore(regret, 3)} more utility: that is the regret.`}
  </p>
)
