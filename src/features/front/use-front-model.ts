/** The chart's data of the split and the prices at hand; made anew only when one of them changes. */
import { useMemo } from 'react'
import { selectCases, selectForest, selectSpace } from '../../store/routing-selectors.ts'
import { selectCostRange } from '../../store/step-selectors.ts'
import { useYard } from '../../store/yard-context.tsx'
import { createFrontModel, type FrontModel } from './front-model.ts'

/** null before the data is there, and for a split without questions. */
export function useFrontModel(): FrontModel | null {
  const file = useYard(selectForest)
  const space = useYard(selectSpace)
  const cases = useYard(selectCases)
  const range = useYard(selectCostRange)
  return useMemo(() => {
    if (!file || !range || cases.length === 0) return null
    const kinds = new Map(file.questions.map(({ id, kind }) => [id, kind]))
    const kindOf = cases.map(({ questionId }) => kinds.get(questionId) ?? '')
    return createFrontModel({ space, cases, kindOf, range })
  }, [file, space, cases, range])
}
