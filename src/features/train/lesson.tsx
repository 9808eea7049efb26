/** What the selected router has learnt: how often it picks each arm for each kind of question, and which words favour each. */
import { ArmName } from '../../components/arm-text.tsx'
import { selectPool } from '../../store/pool-selectors.ts'
import { useYard } from '../../store/yard-context.tsx'
import { lessonOf, selectLessonInput } from './lesson-model.ts'
import styles from './train-panel.module.css'
import { useRested } from './use-rested.ts'

export const Lesson = () => {
  const input = useYard(selectLessonInput)
  const pool = useYard(selectPool)
  const lesson = useRested(input, lessonOf)
  if (!lesson) return null
  const { name, arms, others, rows, words } = lesson
  return (
    <section className={styles.lesson} aria-label="What it learnt">
      <h3>{`What it learnt: ${name}`}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must scroll from the keyboard */}
      <section className={styles.scroll} aria-label="Shares of choices" tabIndex={0}>
        <table>
          <caption>Share of choices by kind of question, at the chosen weights</caption>
          <thead>
            <tr>
              <th scope="col">Kind</th>
              {arms.map((arm) => (
                <th key={arm.id} scope="col">
                  <ArmName arm={arm} pool={pool} />
                </th>
              ))}
              {others > 0 && <th scope="col">{others === 1 ? '1 other' : `${others} others`}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ kind, shares }) => (
              <tr key={kind}>
                <th scope="row">{kind}</th>
                {shares.map((share, at) => (
                  <td
                    key={arms[at]?.id ?? 'others'}
                    data-none={share < 0.005}
                    style={{ '--share': `${Math.round(100 * share)}%` } as React.CSSProperties}
                  >
                    {`${Math.round(100 * share)}%`}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {words && (
        <dl className={styles.words}>
          {words.map(({ arm, words: own }) => (
            <div key={arm.id}>
              <dt>
                <span>Words for</span> <ArmName arm={arm} pool={pool} />
              </dt>
              <dd>{own.length > 0 ? own.join(', ') : 'none'}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
