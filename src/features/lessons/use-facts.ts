/** A text whose numbers follow the page. */
import { useEffect, useState } from 'react'
import { useYardApi } from '../../store/yard-context.tsx'
import { type Facts, factsOf } from './facts.ts'
import type { Spoken } from './use-texts.ts'

const PAUSE_MILLIS = 120

/** Written anew at most so often, because a slider moves at every frame. */
export function useWritten({ language }: Spoken, write: (facts: Facts) => string): string {
  const yard = useYardApi()
  const [text, setText] = useState(() => write(factsOf(yard.getState(), language)))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const commit = () => {
      timer = undefined
      setText(write(factsOf(yard.getState(), language)))
    }
    commit()
    const end = yard.subscribe(() => {
      timer ??= setTimeout(commit, PAUSE_MILLIS)
    })
    return () => {
      end()
      clearTimeout(timer)
    }
  }, [yard, language, write])
  return text
}
