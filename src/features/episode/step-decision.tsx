/** The decision behind the step on screen: the router's why, and what the recording knows of every model it could take. */
import { lookOf } from '../../components/model-look.ts'
import { ModelMark } from '../../components/model-mark.tsx'
import { modelName } from '../../core/episode/model-name.ts'
import type { Role } from '../../core/episode/prompt.ts'
import type { Pool } from '../../core/routing/arms.ts'
import { Bar, Best, Unknown, UtilityBar } from './decision-bars.tsx'
import styles from './decision-panel.module.css'
import { formatScore, formatUsd } from './format.ts'
import type { Entry } from './ledger.ts'
import { LEAST_REGRET, type StepArm, type StepPoint } from './step-points.ts'
import { LINE_NAMES } from './words.ts'

export const StepDecision = ({
  point,
  glimpse,
  role,
  routerName,
  pool,
}: {
  readonly point: StepPoint
  /** What the router paid to look before it decided; null where it did not. */
  readonly glimpse: Entry['glimpse']
  readonly role: Role
  readonly routerName: string
  readonly pool: Pool
}) => {
  const { index, arms, taken, routed, decision, value } = point
  const drawn = decision !== null && !decision.distribution.includes(1)
  const line = (LINE_NAMES[role] ?? 'Step').toLowerCase()
  return (
    <section className={styles.decision} aria-label="Decision">
      <h3 className={styles.title}>
        {`Decision ${index + 1}: which model writes ${line} ${index + 1}?`}
      </h3>
      <table className={`${styles.table} ${styles.steps}`}>
        <caption className="visually-hidden">
          What comes of each model at this step if the best is made of it afterwards
        </caption>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col" className={styles.perf}>
              Perf
            </th>
            <th scope="col" className={styles.cost}>
              Cost
            </th>
            <th scope="col">Utility</th>
          </tr>
        </thead>
        <tbody>
          {arms.map((arm, place) => (
            <Row
              key={arm.model}
              arm={arm}
              chosen={arm.model === routed}
              shown={arm.model === taken && taken !== routed}
              chance={drawn ? (decision.distribution[place] ?? null) : null}
              pool={pool}
            />
          ))}
        </tbody>
      </table>
      <p className={styles.legend}>
        {value === null
          ? 'Nobody has recorded what comes of each model here.'
          : 'Perf and Cost are what was recorded of the whole episode if the best is made of it after this step; cost from 0, the cheapest training episode, to 1, the dearest. Utility = α·Perf − β·Cost; ★ marks the best.'}
      </p>
      <p className={styles.why}>
        <strong>{`${routerName}:`}</strong>{' '}
        <span>
          {decision
            ? decision.why
            : 'What it goes by is not known here. A live run lets it decide.'}
        </span>
      </p>
      {glimpse && (
        <p className={styles.why}>
          {`For this glimpse ${modelName(glimpse.model)} read the prompt and wrote one token: ${formatUsd(glimpse.cost)} on top of the step, which the table leaves out.`}
        </p>
      )}
      <Regret point={point} />
    </section>
  )
}

const Regret = ({ point: { regret, taken, routed } }: { readonly point: StepPoint }) => {
  if (regret === null) return null
  const who = taken === routed ? 'The decision' : 'The branch on screen'
  return (
    <p className={styles.why}>
      {regret < LEAST_REGRET
        ? 'No other model would bring more utility here: regret 0.'
        : `${who} gives away ${formatScore(regret, 3)} of the utility that can still be had: that is its regret.`}
    </p>
  )
}

const Row = ({
  arm: { model, worth, best },
  chosen,
  shown,
  chance,
  pool,
}: {
  readonly arm: StepArm
  readonly chosen: boolean
  /** Whether the episode on screen takes it, by another hand than the router's. */
  readonly shown: boolean
  /** How likely the router is to draw it; null where it does not draw. */
  readonly chance: number | null
  readonly pool: Pool
}) => (
  <tr data-chosen={chosen}>
    <th scope="row">
      <ModelMark look={lookOf(pool, model)} /> <span>{modelName(model)}</span>
      {best && <Best />}
      {chance !== null && (
        <span className={styles.soft}>{`probability ${formatScore(chance)}`}</span>
      )}
      {chosen && <span className={styles.chosen}>chosen</span>}
      {shown && <span className={styles.shown}>on screen</span>}
    </th>
    <td>{worth ? <Bar value={worth.perf} kind="perf" /> : <Unknown />}</td>
    <td>{worth ? <Bar value={worth.cost} kind="cost" /> : <Unknown />}</td>
    <td className={styles.utility}>{worth ? <UtilityBar value={worth.utility} /> : <Unknown />}</td>
  </tr>
)
