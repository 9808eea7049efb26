import { describe, expect, it } from 'vitest'
import { explain, fetchCode, isNewVersionThere, NewVersionError } from './new-version.ts'
import { createYard } from './yard.ts'

const pageOf = (entry: string) =>
  `<!doctype html><html><head><script type="module" crossorigin src="${entry}"></script></head></html>`
const serving =
  (body: string, status = 200): typeof fetch =>
  async () =>
    new Response(body, { status })

const running = new DOMParser().parseFromString(pageOf('./assets/index-old.js'), 'text/html')

describe('isNewVersionThere', () => {
  it('compares the entry of this page with that of the page the host serves', async () => {
    expect(await isNewVersionThere(serving(pageOf('./assets/index-new.js')), running)).toBe(true)
    expect(await isNewVersionThere(serving(pageOf('./assets/index-old.js')), running)).toBe(false)
  })

  it('claims nothing where the host does not answer with the page', async () => {
    expect(await isNewVersionThere(serving(pageOf('./assets/index-new.js'), 404), running)).toBe(
      false,
    )
    expect(await isNewVersionThere(serving('<h1>Sign in to the Wi-Fi</h1>'), running)).toBe(false)
    expect(await isNewVersionThere(() => Promise.reject(new TypeError('offline')), running)).toBe(
      false,
    )
  })

  it('asks past every cache', async () => {
    const asked: { readonly url: string; readonly cache: string | undefined }[] = []
    await isNewVersionThere(async (input, init) => {
      asked.push({ url: String(input), cache: init?.cache })
      return new Response('')
    }, running)
    expect(asked).toEqual([{ url: new URL('?build', running.baseURI).href, cache: 'no-store' }])
  })
})

describe('explain', () => {
  it('names the new version as the cause, and tells it with a way to it', async () => {
    const yard = createYard()
    const cause = new TypeError('Failed to fetch dynamically imported module')
    const shown = await explain(yard, cause, async () => true)
    expect(shown).toBeInstanceOf(NewVersionError)
    expect(shown).toMatchObject({ cause, message: expect.stringContaining('A new version') })
    expect(yard.getState().notices).toMatchObject([{ action: 'reload', tone: 'info' }])
  })

  it('leaves an error alone while the host serves the same build', async () => {
    const yard = createYard()
    const cause = new TypeError('Failed to fetch')
    expect(await explain(yard, cause, async () => false)).toBe(cause)
    expect(yard.getState().notices).toEqual([])
  })
})

describe('fetchCode', () => {
  it('hands on what came', async () => {
    expect(await fetchCode(createYard(), async () => 7)).toBe(7)
  })
})
