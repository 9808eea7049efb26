/** The task, with a progress line while it loads. */
import { Field } from '../../components/field.tsx'
import { NewVersionError } from '../../store/new-version.ts'
import { dismiss, notify } from '../../store/notice-actions.ts'
import { forestStatus, selectForest } from '../../store/pool-selectors.ts'
import { setTask } from '../../store/setup-actions.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import styles from './task-select.module.css'

const NOTICE = 'task'

export const TaskSelect = () => {
  const yard = useYardApi()
  const taskId = useYard((state) => state.setup.taskId)
  const tasks = useYard((state) => state.tasks)
  // Its code is fetched when it is first opened.
  const opening = useYard((state) => state.setup.awaited?.taskId ?? null)
  const open = async (id: string) => {
    try {
      if (await setTask(yard, id)) dismiss(yard, NOTICE)
    } catch (error) {
      // A notice of the new version is on the page already, and this one would name the wrong cause.
      if (error instanceof NewVersionError) return
      const name = tasks.info(id)?.name ?? id
      const text = `${name} could not be fetched. Check the network, then pick it again.`
      notify(yard, { id: NOTICE, tone: 'problem', text })
    }
  }
  return (
    <div className={styles.task}>
      <Field label="Task">
        <select value={opening ?? taskId} onChange={(event) => open(event.currentTarget.value)}>
          {tasks.infos.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Coming taskId={taskId} opening={opening !== null} />
    </div>
  )
}

/** A thin line under the list until the task can be shown. */
const Coming = ({ taskId, opening }: { readonly taskId: string; readonly opening: boolean }) => {
  const there = useYard((state) => selectForest(state) !== null)
  const status = useYard((state) => forestStatus(state, taskId))
  const loading = !there && (status.type === 'loading' || status.type === 'idle')
  if (!opening && !loading) return null
  const known = status.type === 'loading' && status.totalBytes ? status : null
  return (
    <progress
      className={styles.coming}
      aria-label="Loading the task"
      max={1}
      value={known ? known.bytes / (known.totalBytes ?? 1) : undefined}
    />
  )
}
