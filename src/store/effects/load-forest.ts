/** Fetches the recorded forests: the opening at once, a task's whole forest when the page has nothing better to do. */

import type { TaskRegistry } from '../../core/tasks/task-registry.ts'
import { selectRecording } from '../episode-view.ts'
import { explain } from '../new-version.ts'
import { forestStatus } from '../pool-selectors.ts'
import { readAside } from '../reading/read-aside.ts'
import type { FileStatus, RecordedForest } from '../state.ts'
import { patch, type Yard } from '../yard.ts'
import { fetchForest } from './forest-cache.ts'
import { loadOpening, opensAtOnce } from './load-opening.ts'

type FetchFile = (file: string) => Promise<Response>

/** Loads the whole forest of a task, if it has one that is not there yet; after a failure it tries again. */
export async function loadForest(
  yard: Yard,
  taskId: string,
  fetchFile: FetchFile = fetchForest,
): Promise<void> {
  const { type } = forestStatus(yard.getState(), taskId)
  if (type !== 'idle' && type !== 'failed') return
  const file = `forests/${taskId}.json`
  const set = (status: FileStatus) => {
    const { forests } = yard.getState().data
    patch(yard, 'data', { forests: { ...forests, [taskId]: status } })
  }
  // Reading megabytes would block the page for up to a second.
  const { tasks } = yard.getState()
  const task = rolesOf(tasks, taskId)
  const read = (text: string) => readAside({ type: 'forest', text, source: file, task }, tasks)
  await loadFile(yard, { file, read, set }, fetchFile)
}

/** What a forest must fit; a task's functions cannot be sent to a worker. */
const rolesOf = (tasks: TaskRegistry, id: string) => ({ id, roles: tasks.info(id)?.roles ?? [] })

interface Source {
  readonly file: string
  readonly read: (text: string) => Promise<RecordedForest>
  readonly set: (status: FileStatus) => void
}

async function loadFile(
  yard: Yard,
  { file, read, set }: Source,
  fetchFile: FetchFile,
): Promise<void> {
  set({ type: 'loading', bytes: 0, totalBytes: null })
  try {
    const response = await fetchFile(file)
    if (!response.ok) throw new Error(`${file} answered ${response.status}`)
    const text = await readText(response, (bytes, totalBytes) =>
      set({ type: 'loading', bytes, totalBytes }),
    )
    set({ type: 'ready', ...(await read(text)) })
  } catch (error) {
    // A newer build's forest may be in a form that this build cannot read.
    const shown = await explain(yard, error)
    const reason = shown instanceof Error ? shown.message : String(shown)
    set({ type: 'failed', reason: `The recorded episodes could not be read: ${reason}` })
  }
}

/** Reads a body and reports progress. A compressed body has no known total: its length counts compressed bytes. */
async function readText(
  response: Response,
  onProgress: (bytes: number, totalBytes: number | null) => void,
): Promise<string> {
  if (!response.body) return response.text()
  const { headers } = response
  const length = headers.get('content-encoding') ? null : headers.get('content-length')
  const decoder = new TextDecoder()
  const reader = response.body.getReader()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.length
    text += decoder.decode(value, { stream: true })
    onProgress(bytes, length === null ? null : Number(length))
  }
}

/** Records that the first figure is on the screen. */
export function standFigure(yard: Yard): void {
  if (!yard.getState().data.figureStands) patch(yard, 'data', { figureStands: true })
}

/** Where the figure cannot be drawn, the whole forest waits no longer than this. */
const PATIENCE_MILLIS = 4000

/**
 * Loads the opening where it serves, then the whole forest: once the figure is drawn and the page is idle, or when a question
 * outside the opening is opened. Another task's forest is loaded when that task is opened.
 */
export async function startForests(yard: Yard): Promise<void> {
  const whole = () => loadForest(yard, yard.getState().setup.taskId)
  if (opensAtOnce(yard.getState())) await loadOpening(yard).catch(() => {})
  yard.subscribe(
    (state) =>
      state.setup.awaited === null && selectRecording(state) === 'coming'
        ? state.setup.taskId
        : null,
    (awaited) => awaited !== null && whole(),
    { fireImmediately: true },
  )
  const late = setTimeout(whole, PATIENCE_MILLIS)
  yard.subscribe(
    ({ data }) => data.figureStands,
    (stands) => {
      if (!stands) return
      clearTimeout(late)
      if ('requestIdleCallback' in window) requestIdleCallback(whole, { timeout: PATIENCE_MILLIS })
      else setTimeout(whole, 500)
    },
    { fireImmediately: true },
  )
}
