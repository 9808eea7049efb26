/** Which questions: policies learn on train, are chosen on validation, and are judged on test. */
import { Field } from '../../components/field.tsx'
import { SPLITS } from '../../core/tasks/task.ts'
import { setSplit } from '../../store/setup-actions.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'

const WORDS = { train: 'Train', validation: 'Validation', test: 'Test' }

export const SplitSelect = () => {
  const yard = useYardApi()
  const split = useYard((state) => state.setup.split)
  return (
    <Field label="Split">
      <select
        value={split}
        onChange={(event) => {
          const chosen = SPLITS.find((each) => each === event.currentTarget.value)
          if (chosen) setSplit(yard, chosen)
        }}
      >
        {SPLITS.map((each) => (
          <option key={each} value={each}>
            {WORDS[each]}
          </option>
        ))}
      </select>
    </Field>
  )
}
