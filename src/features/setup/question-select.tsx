/** The question, by its text, grouped by kind. Typing in the open list finds by the first letters, as in any list. */
import { useMemo } from 'react'
import { Field } from '../../components/field.tsx'
import { parseQuestionId, type Question, splitIds, type Task } from '../../core/tasks/task.ts'
import { selectQuestion } from '../../store/episode-view.ts'
import { selectTask } from '../../store/pool-selectors.ts'
import { setQuestion } from '../../store/setup-actions.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import { useQuestionTexts } from './use-question-texts.ts'

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

/** The question at hand is always among them, also a fresh one. */
function groupsOf(task: Task, questions: readonly Question[], current: Question): readonly Group[] {
  const known = questions.some(({ id }) => id === current.id)
  const kinds = task.kinds.map((kind) => ({
    name: `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
    questions: questions.filter((question) => question.kind === kind),
  }))
  const own = known ? [] : [{ name: 'At hand', questions: [current] }]
  return [...own, ...kinds].filter((group) => group.questions.length > 0)
}

function numberOf(id: string): string {
  const origin = parseQuestionId(id)?.origin
  return origin?.type === 'split' ? `#${origin.number}` : `Fresh, seed ${origin?.seed}:`
}
