/** Train, pause, step, reset. */
import { type Settings, settingsSchema } from '../../core/learning/learner.ts'
import { faultOf } from '../../core/schema-words.ts'
import {
  pauseTraining,
  resetTraining,
  resumeTraining,
  startTraining,
  stepTraining,
} from '../../store/training/actions.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import { SETTING_WORDS } from './learner-words.ts'
import styles from './train-panel.module.css'

export const RunButtons = ({
  kind,
  settings,
}: {
  readonly kind: string
  readonly settings: Settings
}) => {
  const yard = useYardApi()
  const status = useYard(({ training }) => training.current?.status.type ?? 'none')
  const costRange = useYard(({ setup }) => setup.costRange)
  const wrong = wrongSetting(settings)
  const running = status === 'starting' || status === 'going'
  return (
    <div className={styles.buttons}>
      {running ? (
        <button
          type="button"
          aria-label="Pause training"
          disabled={status === 'starting'}
          onClick={() => pauseTraining(yard)}
        >
          Pause
        </button>
      ) : status === 'paused' ? (
        <>
          <button type="button" data-kind="primary" onClick={() => resumeTraining(yard)}>
            Resume
          </button>
          <button type="button" aria-label="Step training" onClick={() => stepTraining(yard)}>
            Step
          </button>
        </>
      ) : (
        <button
          type="button"
          data-kind="primary"
          disabled={wrong !== null}
          onClick={() => void startTraining(yard, kind, { ...settings, costRange })}
        >
          Train
        </button>
      )}
      <button
        type="button"
        aria-label="Reset training"
        disabled={status === 'none'}
        onClick={() => resetTraining(yard)}
      >
        Reset
      </button>
      {wrong !== null && (
        <p role="alert" className={styles.wrong}>
          {wrong}
        </p>
      )}
    </div>
  )
}

/** What is wrong with the settings, as a sentence; null where nothing is. */
function wrongSetting(settings: Settings): string | null {
  const { error } = settingsSchema.safeParse(settings)
  const issue = error?.issues[0]
  if (!issue) return null
  const name = issue.path[0] as keyof Settings
  return `${SETTING_WORDS[name].label} cannot be used: ${faultOf(issue)}.`
}
