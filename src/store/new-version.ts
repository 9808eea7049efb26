/** Detects that the host serves a newer build than the one running here, whose files may be gone. */
import { notify } from './notice-actions.ts'
import type { Yard } from './yard.ts'

const PATIENCE_MILLIS = 5000

/** Replaces an error that most likely occurred because this build is no longer served. */
export class NewVersionError extends Error {
  override readonly name = 'NewVersionError'

  constructor(cause: unknown) {
    super('A new version of Switchyard is there. Reload the page to use it.', { cause })
  }
}

/** Says so and offers to reload; nothing is forced. */
export function tellNewVersion(yard: Yard): void {
  notify(yard, {
    id: 'new-version',
    tone: 'info',
    text: 'A new version of Switchyard is there.',
    action: 'reload',
  })
}

/** The entry script identifies the build: its file name changes with any file that it imports. */
const entryOf = (page: Document): string | null =>
  page.querySelector('script[type="module"][src]')?.getAttribute('src') ?? null

/**
 * Whether the host's page now starts a build other than this one. False where the host does not answer with the page.
 */
export async function isNewVersionThere(
  fetchPage: typeof fetch = fetch,
  running: Document | undefined = globalThis.document,
): Promise<boolean> {
  if (!running) return false
  try {
    // The query bypasses the service worker, which keeps the page of this build.
    const response = await fetchPage(new URL('?build', running.baseURI), {
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MILLIS),
    })
    if (!response.ok) return false
    const served = entryOf(new DOMParser().parseFromString(await response.text(), 'text/html'))
    return served !== null && served !== entryOf(running)
  } catch {
    return false
  }
}

/** The error to show: a `NewVersionError`, which is also announced, or the error itself. */
export async function explain(
  yard: Yard,
  error: unknown,
  isThere: () => Promise<boolean> = isNewVersionThere,
): Promise<unknown> {
  if (error instanceof NewVersionError || !(await isThere())) return error
  tellNewVersion(yard)
  return new NewVersionError(error)
}

/** Loads code on demand. Rejects with a `NewVersionError` where the host no longer serves this build. */
export async function fetchCode<Code>(yard: Yard, load: () => Promise<Code>): Promise<Code> {
  try {
    return await load()
  } catch (error) {
    throw await explain(yard, error)
  }
}
