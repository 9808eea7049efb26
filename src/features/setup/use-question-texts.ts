/** The texts of a split's questions. Making them takes a moment, so they are made while the page is idle, or on demand. */
import { useCallback, useEffect, useState } from 'react'
import type { Question, Task } from '../../core/tasks/task.ts'

const SLICE_MILLIS = 8

export interface QuestionTexts {
  /** In the order of the ids; empty until all are made. */
  readonly questions: readonly Question[]
  /** Makes all of them now. */
  readonly finish: () => void
}

export function useQuestionTexts(task: Task, ids: readonly string[]): QuestionTexts {
  const [made, setMade] = useState<readonly Question[]>([])
  const finish = useCallback(() => setMade(ids.map((id) => task.question(id))), [ids, task])
  useEffect(() => {
    const questions: Question[] = []
    let idle = 0
    const work = () => {
      const end = performance.now() + SLICE_MILLIS
      for (const id of ids.slice(questions.length)) {
        if (performance.now() > end) break
        questions.push(task.question(id))
      }
      if (questions.length < ids.length) idle = whenIdle(work)
      else setMade(questions)
    }
    setMade([])
    idle = whenIdle(work)
    return () => cancelIdle(idle)
  }, [ids, task])
  return { questions: made, finish }
}

const whenIdle = (work: () => void): number =>
  'requestIdleCallback' in window ? requestIdleCallback(work) : Number(setTimeout(work, 50))

function cancelIdle(handle: number): void {
  if ('cancelIdleCallback' in window) cancelIdleCallback(handle)
  else clearTimeout(handle)
}
