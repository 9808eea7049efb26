/** Exports the episode on screen to a file, and imports one. */
import { useRef, useState } from 'react'
import { describeError } from '../../engine/errors.ts'
import { selectTree } from '../../store/episode-view.ts'
import { importEpisode } from '../../store/import-episode.ts'
import { fetchCode } from '../../store/new-version.ts'
import { dismiss, notify } from '../../store/notice-actions.ts'
import { startPick } from '../../store/pick.ts'
import { selectSpace, selectTask } from '../../store/pool-selectors.ts'
import type { writeEpisode } from '../../store/reading/episode-file.ts'
import { readAside } from '../../store/reading/read-aside.ts'
import { selectNodes, selectPath } from '../../store/selectors.ts'
import type { YardState } from '../../store/state.ts'
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
      <button type="button" disabled={empty} onClick={() => void exportEpisode(yard)}>
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

/** Never rejects: an error becomes a notice. */
async function exportEpisode(yard: Yard): Promise<void> {
  // The state at the press counts, whatever is picked while the code loads.
  const state = yard.getState()
  try {
    const { writeEpisode } = await fetchCode(
      yard,
      () => import('../../store/reading/episode-file.ts'),
    )
    offer(state, writeEpisode)
    dismiss(yard, NOTICE)
  } catch (error) {
    const text = `The episode was not exported: ${describeError(error)}`
    notify(yard, { id: NOTICE, tone: 'problem', text })
  }
}

function offer(state: YardState, write: typeof writeEpisode): void {
  const path = selectPath(state).slice(0, selectNodes(state).length)
  const { comparedPath } = state.episode
  const whole = selectTree(state)
  // Where every model wrote every step, the whole tree is too much for a file: only the paths on screen are written.
  const tree = selectSpace(state).stages <= 1 ? whole : onlyPaths(whole, [path, comparedPath ?? []])
  const text = write(selectTask(state), { tree, path })
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
    refuse('it is larger than 5 MB, so it cannot be an episode.')
    return
  }
  const pick = startPick(yard, null)
  try {
    const { pools, tasks } = yard.getState()
    const episode = await readAside({ type: 'episode', text: await file.text(), pools }, tasks)
    await tasks.load(episode.taskId)
    if (!pick.isLast()) {
      refuse('something else was picked in the meantime. Choose the file again to open it.')
      return
    }
    importEpisode(yard, episode)
    dismiss(yard, NOTICE)
  } catch (error) {
    refuse(describeError(error))
  } finally {
    pick.end()
  }
}
