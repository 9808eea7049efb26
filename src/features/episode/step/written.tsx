/** What a model wrote and what came of it: as the protocol parsed it, or verbatim where it could not. */
import type { Action } from '../../../core/episode/protocol.ts'
import type { Step } from '../../../core/episode/step.ts'
import { PART_NAMES, rightWords } from '../words.ts'
import styles from './step-detail.module.css'

export const Written = ({ step }: { readonly step: Step }) => {
  const { action, thought } = step.parsed
  if (action.type === 'malformed') {
    return (
      <div className={styles.written} data-malformed="">
        <p className={styles.problem}>
          {`Malformed: ${action.reason}. It is shown as written, and counted and paid for like any step.`}
        </p>
        <pre>{step.completion.text}</pre>
      </div>
    )
  }
  if (PART_NAMES[step.role]) return <Part step={step} />
  const [reasons, decision] = keysOf(action)
  return (
    <div className={styles.written}>
      <p>
        <span className={styles.key}>{reasons}</span> <span>{thought}</span>
      </p>
      <p>
        <span className={styles.key}>{decision}</span> <strong>{actionText(action)}</strong>
      </p>
    </div>
  )
}

/** A part of a shared text, and whether it is right, which is shown to people only: no router knows it. */
const Part = ({ step: { role, completion, parsed } }: { readonly step: Step }) => (
  <div className={styles.written}>
    <p>
      <span className={styles.key}>{PART_NAMES[role]}</span> <span>{completion.text.trim()}</span>
    </p>
    {parsed.right !== null && (
      <p className={styles.right} data-right={parsed.right}>
        <span aria-hidden="true">{parsed.right ? '✓' : '✗'}</span>{' '}
        <span>{rightWords(parsed.right)}</span>
      </p>
    )}
  </div>
)

const keysOf = ({ type }: Action): readonly [reasons: string, decision: string] =>
  type === 'choose'
    ? ['Rationale', 'Choice']
    : type === 'submit'
      ? ['Feedback', 'Submit']
      : ['Thought', 'Action']

function actionText(action: Action): string {
  switch (action.type) {
    case 'search':
      return `Search[${action.query}]`
    case 'finish':
      return `Finish[${action.answer}]`
    case 'continue':
      return '[Continue]'
    case 'rethink':
      return '[Rethink]'
    case 'choose':
      return action.letter
    case 'submit':
      return action.submitted ? '1, the choice is submitted' : '0, the Student is asked again'
    case 'work':
    case 'malformed':
      return ''
  }
}

export const Found = ({ step }: { readonly step: Step }) => {
  const { observation } = step.parsed
  if (!observation) return null
  if (observation.type === 'nothing-found') {
    return <p className={styles.found}>The search found nothing.</p>
  }
  return (
    <blockquote className={styles.found}>
      <p className={styles.key}>{`Passage found: ${observation.title}`}</p>
      <p>{observation.text}</p>
    </blockquote>
  )
}
