/** Makes a new question from a typed or a random seed. It can only be run live. */
import { useId, useState } from 'react'
import { Disclosure } from '../../components/disclosure.tsx'
import { Field } from '../../components/field.tsx'
import { seedFault } from '../../core/tasks/task.ts'
import { setFreshQuestion } from '../../store/setup-actions.ts'
import { useYardApi } from '../../store/yard-context.tsx'
import styles from './fresh-question.module.css'

export const FreshQuestion = () => {
  const yard = useYardApi()
  const [typed, setSeed] = useState('')
  const seed = typed.trim()
  const fault = seed === '' ? null : seedFault(seed)
  const faultId = useId()
  const make = (chosen: string) => {
    if (chosen !== '' && !seedFault(chosen)) setFreshQuestion(yard, chosen)
  }
  return (
    <Disclosure label="Fresh question">
      <p className={styles.note}>
        Type any word as a seed to make a new question, which nobody has recorded. The same seed
        always makes the same question. Press Run live to have it answered.
      </p>
      {/* Not a form: the frame around a page may forbid submitting one. */}
      <div className={styles.fresh}>
        <Field label="Seed">
          <input
            type="text"
            autoComplete="off"
            aria-invalid={fault !== null}
            aria-describedby={fault ? faultId : undefined}
            value={typed}
            onChange={(event) => setSeed(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) make(seed)
            }}
          />
        </Field>
        <button type="button" disabled={seed === '' || fault !== null} onClick={() => make(seed)}>
          Make
        </button>
        <button
          type="button"
          aria-label="Roll a fresh question"
          title="Roll a fresh question"
          className={styles.dice}
          onClick={() => {
            const rolled = String(crypto.getRandomValues(new Uint32Array(1))[0])
            setSeed(rolled)
            setFreshQuestion(yard, rolled)
          }}
        >
          <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
            <rect x="2" y="2" width="16" height="16" rx="3.5" className={styles.die} />
            {[6.2, 10, 13.8].map((at) => (
              <circle key={at} cx={at} cy={at} r="1.5" className={styles.pip} />
            ))}
          </svg>
        </button>
      </div>
      <p id={faultId} role="status" className={styles.note}>
        {fault}
      </p>
    </Disclosure>
  )
}
