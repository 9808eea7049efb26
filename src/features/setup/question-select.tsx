/** Which question: the split that it belongs to, and within that the question by its text, grouped by kind. */
import { useMemo } from 'react'
import { Field } from '../../components/field.tsx'
import {
  parseQuestionId,
  type Question,
  SPLITS,
  splitIds,
  type Task,
} from '../../core/tasks/task.ts'
import { selectQuestion } from '../../store/episode-view.ts'
import { selectTask } from '../../store/pool-selectors.ts'
import { setQuestion, setSplit } from '../../store/setup-actions.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import { useQuestionTexts } from './use-question-texts.ts'

const SPLIT_NAMES = { train: 'Train', validation: 'Validation', test: 'Test' }

/** Policies learn on train, are chosen on validation, and are judged on test. */
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
            {SPLIT_NAMES[each]}
          </option>
        ))}
      </select>
    </Field>
  )
}

export const QuestionSelect = () => {
  const yard = useYardApi()
  const task = useYard(selectTask)
  const split = useYard((state) => state.setup.split)
  const current = useYard(selectQuestion)
  const ids = useMemo(() => splitIds(task, split), [task, split])
  const { questions, finish } = useQuestionTexts(task, ids)
  const groups = useMemo(() => groupsOf(task, questions, current), [task, questions, current])
  return (
    <Field label="Question" grow>
      <select
        value={current.id}
        onPointerDown={finish}
        onFocus={finish}
        onChange={(event) => setQuestion(yard, event.currentTarget.value)}
      >
        {groups.map(({ name, questions: members }) => (
          <optgroup key={name} label={name}>
            {members.map(({ id, text }) => (
              <option key={id} value={id}>
                {`${numberOf(id)} ${text}`}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </Field>
  )
}

interface Group {
  readonly name: string
  readonly questions: readonly Question[]
}

/** The current question is always listed, even a fresh one. */
function groupsOf(task: Task, questions: readonly Question[], current: Question): readonly Group[] {
  const known = questions.some(({ id }) => id === current.id)
  const kinds = task.kinds.map((kind) => ({
    name: `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
    questions: questions.filter((question) => question.kind === kind),
  }))
  const own = known ? [] : [{ name: 'Current', questions: [current] }]
  return [...own, ...kinds].filter((group) => group.questions.length > 0)
}

function numberOf(id: string): string {
  const origin = parseQuestionId(id)?.origin
  return origin?.type === 'split' ? `#${origin.number}` : `Fresh, seed ${origin?.seed}:`
}
