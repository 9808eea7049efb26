/** Fetches the recorded forests: the opening at once, the whole one when the page has nothing better to do. */
import { type ForestFile, parseForest } from '../../core/episode/forest.ts'
import { selectRecording } from '../selectors.ts'
import type { DataState, FileStatus } from '../state.ts'
import { patch, type Yard } from '../yard.ts'

type Slot = Extract<keyof DataState, 'opening' | 'forest'>

const FILES: Readonly<Record<Slot, (taskId: string) => string>> = {
  opening: (taskId) => `forests/${taskId}.opening.json`,
  forest: (taskId) => `forests/${taskId}.json`,
}

/** Loads a forest into its slot. Does nothing while it loads or when it is there; after a failure it tries again. */
export async function loadForest(
  yard: Yard,
  slot: Slot,
  fetchFile: typeof fetch = fetch,
): Promise<void> {
  const { data, setup } = yard.getState()
  if (data[slot].type === 'loading' || data[slot].type === 'ready') return
  const file = FILES[slot](setup.taskId)
  const set = (status: FileStatus) => patch(yard, 'data', { [slot]: status })
  set({ type: 'loading', bytes: 0, totalBytes: null })
  try {
    const response = await fetchFile(file)
    if (!response.ok) throw new Error(`${file} answered ${response.status}`)
    const text = await readText(response, (bytes, totalBytes) =>
      set({ type: 'loading', bytes, totalBytes }),
    )
    set({ type: 'ready', file: read(text, file) })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    set({ type: 'failed', reason: `The recorded episodes could not be read: ${reason}` })
  }
}

function read(text: string, file: string): ForestFile {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Error(`${file} is not JSON`)
  }
  return parseForest(value, file)
}

/** Reads a body with its progress. A packed body tells no total: its length is that of the packed bytes. */
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

/** Loads the opening, then the whole forest: once the page is at rest, or when a question outside the opening is opened. */
export function startForests(yard: Yard): void {
  const whole = () => loadForest(yard, 'forest')
  loadForest(yard, 'opening').then(() => {
    yard.subscribe(selectRecording, (recording) => recording === 'coming' && whole(), {
      fireImmediately: true,
    })
    if ('requestIdleCallback' in window) requestIdleCallback(whole, { timeout: 4000 })
    else setTimeout(whole, 1000)
  })
}
