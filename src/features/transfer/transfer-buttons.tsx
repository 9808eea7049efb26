/** An episode out to a file, and back in. */
import { useRef, useState } from 'react'
import { describeError } from '../../engine/errors.ts'
import { importEpisode } from '../../store/import-episode.ts'
import { dismiss, notify } from '../../store/notice-actions.ts'
import { readAside } from '../../store/reading/read-aside.ts'
import { selectDecides } from '../../store/routing-selectors.ts'
import { selectNodes, selectPath, selectTree } from '../../store/selectors.ts'
import type { Yard } from '../../store/yard.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import { onlyPaths } from './only-paths.ts'

const NOTICE = 'transfer'
const MAX_BYTES = 5_000_000

export const TransferButtons = () => {
  const yard = useYardApi()
  const empty = useYard((state) => selectNodes(state).length === 0)
  const input = useRef<HTMLInputElement>(null)
  const [reading, setReading] = useState(false)
  return (
    <>
      <button type="button" disabled={empty} onClick={() => exportEpisode(yard)}>
        Export episode
      </button>
      <button type="button" aria-busy={reading} onClick={() => reading || input.current?.click()}>
        {reading ? 'Reading …' : 'Import episode'}
      </button>
      <input
        ref={input}
        hidden
        type="file"
        accept=".json,application/json"
        aria-label="Episode file"
        onChange={(event) => {
          const { currentTarget: field } = event
          const file = field.files?.[0]
          if (!file) return
          setReading(true)
          importFile(yard, file).finally(() => {
            setReading(false)
            // The same file may be chosen again.
            field.value = ''
          })
        }}
      />
    </>
  )
}

async function exportEpisode(yard: Yard): Promise<void> {
  try {
    await download(yard)
    dismiss(yard, NOTICE)
  } catch (error) {
    const text = `The episode was not exported: ${describeError(error)}`
    notify(yard, { id: NOTICE, tone: 'problem', text })
  }
}

async function download(yard: Yard): Promise<void> {
  const { writeEpisode } = await import('../../store/reading/episode-file.ts')
  const state = yard.getState()
  const path = selectPath(state).slice(0, selectNodes(state).length)
  const { comparedPath } = state.episode
  const whole = selectTree(state)
  // Where every step was run by every model, a file of all paths would say each step many times.
  const tree =
    selectDecides(state) === 'episode' ? whole : onlyPaths(whole, [path, comparedPath ?? []])
  const text = writeEpisode({ taskId: state.setup.taskId, tree, path })
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `switchyard-${tree.questionId.replace(/[^a-z0-9]+/gi, '-')}.json`
  link.click()
  URL.revokeObjectURL(url)
}

async function importFile(yard: Yard, file: File): Promise<void> {
  const refuse = (why: string) =>
    notify(yard, {
      id: NOTICE,
      tone: 'problem',
      text: `${file.name} was not imported, and nothing was changed: ${why}`,
    })
  if (file.size > MAX_BYTES) {
    refuse('it is larger than 5 MB, which no episode is.')
    return
  }
  try {
    const text = await file.text()
    await importEpisode(yard, await readAside({ type: 'episode', text }))
    dismiss(yard, NOTICE)
  } catch (error) {
    refuse(describeError(error))
  }
}
