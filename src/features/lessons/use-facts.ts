/** A text whose numbers follow the page. */
import { useEffect, useState } from 'react'
import { useYardApi } from '../../store/yard-context.tsx'
import { type Facts, factsOf } from './facts.ts'
import type { Spoken } from './use-texts.ts'

const PAUSE_MILLIS = 120

/** Written anew at most so often, because a slider moves at every frame. Empty until the page is set for the phase. */
export function useWritten({ language }: Spoken, write: (facts: Facts) => string): string {
  const yard = useYardApi()
  const [text, setText] = useState('')
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const commit = () => {
      timer = undefined
      const state = yard.getState()
      if (state.lessons.entered) setText(write(factsOf(state, language)))
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
