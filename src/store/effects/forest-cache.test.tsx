import { describe, expect, it, vi } from 'vitest'
import { fetchForest } from './forest-cache.ts'

const FILE = 'forests/atlas.json'
const hex = async (text: string) => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A cache in memory, as far as it is used. */
function memory() {
  const held = new Map<string, string>()
  const cache = {
    match: async (key: RequestInfo | URL) => {
      const text = held.get(String(key))
      return text === undefined ? undefined : new Response(text)
    },
    put: async (key: RequestInfo | URL, response: Response) => {
      held.set(String(key), await response.text())
    },
    keys: async () => [...held.keys()].map((url) => new Request(url)),
    delete: async (key: RequestInfo | URL) => held.delete(key instanceof Request ? key.url : ''),
  }
  return { held, open: async () => cache, cache }
}

const textOf = async (response: Response) => response.text()
const answering = (text: string) => vi.fn(async () => new Response(text))
const offline = () => Promise.reject(new TypeError('Failed to fetch'))

describe('fetchForest', () => {
  it('keeps what was opened once, and opens it without a network', async () => {
    const { held, open } = memory()
    const versions = new Map([[FILE, await hex('forest')]])
    const fetchFile = answering('forest')
    expect(await textOf(await fetchForest(FILE, { versions, fetchFile, open }))).toBe('forest')
    await vi.waitFor(() => expect(held.size).toBe(1))
    expect(await textOf(await fetchForest(FILE, { versions, fetchFile: offline, open }))).toBe(
      'forest',
    )
    expect(fetchFile).toHaveBeenCalledOnce()
  })

  it('takes the forest of its own build, and drops the one before', async () => {
    const { held, open } = memory()
    for (const text of ['old', 'new']) {
      const versions = new Map([[FILE, await hex(text)]])
      const fetchFile = answering(text)
      expect(await textOf(await fetchForest(FILE, { versions, fetchFile, open }))).toBe(text)
      await vi.waitFor(() => expect([...held.values()]).toEqual([text]))
    }
  })

  it('keeps nothing that is not the forest of this build', async () => {
    const { held, open, cache } = memory()
    const versions = new Map([[FILE, await hex('forest')]])
    const put = vi.spyOn(cache, 'put')
    const signIn = answering('<h1>Sign in</h1>')
    await textOf(await fetchForest(FILE, { versions, fetchFile: signIn, open }))
    const missing = async () => new Response('gone', { status: 404 })
    expect((await fetchForest(FILE, { versions, fetchFile: missing, open })).status).toBe(404)
    // What comes after is kept: so everything before it has been judged.
    await fetchForest(FILE, { versions, fetchFile: answering('forest'), open })
    await vi.waitFor(() => expect([...held.values()]).toEqual(['forest']))
    expect(put).toHaveBeenCalledOnce()
  })

  it('does without a cache that fails or is silent', async () => {
    const versions = new Map([[FILE, await hex('forest')]])
    const fetchFile = answering('forest')
    const closed = () => Promise.reject(new DOMException('denied', 'SecurityError'))
    expect(await textOf(await fetchForest(FILE, { versions, fetchFile, open: closed }))).toBe(
      'forest',
    )
    vi.useFakeTimers()
    const silent = () => new Promise<never>(() => {})
    const pending = fetchForest(FILE, { versions, fetchFile, open: silent })
    await vi.runAllTimersAsync()
    vi.useRealTimers()
    expect(await textOf(await pending)).toBe('forest')
  })

  it('says what is there without a network', async () => {
    await expect(
      fetchForest(FILE, { versions: new Map(), fetchFile: offline, open: memory().open }),
    ).rejects.toThrow(/atlas.json could not be fetched.*tasks that were opened before/)
  })
})
