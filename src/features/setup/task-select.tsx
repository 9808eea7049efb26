import { Field } from '../../components/field.tsx'
import { TASKS } from '../../core/tasks/registry.ts'
import { setTask } from '../../store/setup-actions.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'

export const TaskSelect = () => {
  const yard = useYardApi()
  const taskId = useYard((state) => state.setup.taskId)
  return (
    <Field label="Task">
      <select value={taskId} onChange={(event) => setTask(yard, event.currentTarget.value)}>
        {TASKS.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  )
}
