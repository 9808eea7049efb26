/** Keeps every forest that was opened, so that it opens again without a network. None is fetched before it is asked for. */

/** By file: the SHA-256 of the version that belongs to this build. Other files are not kept. */
declare const __FOREST_VERSIONS__: Readonly<Record<string, string>>
const BUILT: ReadonlyMap<string, string> = new Map(Object.entries(__FOREST_VERSIONS__))

const CACHE = 'switchyard-forests-v1'
/** A cache that does not answer must not hold up the host's answer. */
const PATIENCE_MILLIS = 2000

const openBrowserCache = async (): Promise<Cache | undefined> => {
  try {
    return await caches.open(CACHE)
  } catch {
    return undefined
  }
}

/** Fetches a forest: the kept one if it belongs to this build, else the host's, which is then kept. */
export async function fetchForest(
  file: string,
  {
    versions = BUILT,
    fetchFile = fetch,
    open = openBrowserCache,
  }: {
    readonly versions?: ReadonlyMap<string, string>
    readonly fetchFile?: typeof fetch
    readonly open?: () => Promise<Pick<Cache, 'match' | 'put' | 'keys' | 'delete'> | undefined>
  } = {},
): Promise<Response> {
  const version = versions.get(file)
  const cache = version === undefined ? undefined : await soon(open())
  const url = new URL(`${file}?${version}`, document.baseURI).href
  const kept = await soon(cache?.match(url))
  if (kept) return kept
  const response = await fetchFile(file).catch(() => {
    throw new Error(
      `${file} could not be fetched. Without a network, only tasks that were opened before are available`,
    )
  })
  if (!response.ok || !cache || version === undefined) return response
  const copy = response.clone()
  const keep = async () => {
    const bytes = await copy.arrayBuffer()
    // A network's sign-in page may answer in place of the host, and the host may have a newer forest by now.
    if ((await sha256(bytes)) !== version) return
    const others = (await cache.keys(url, { ignoreSearch: true })).filter((key) => key.url !== url)
    await cache.put(url, new Response(bytes, { headers: { 'content-type': 'application/json' } }))
    await Promise.all(others.map((key) => cache.delete(key)))
  }
  // Without room to keep it, it is fetched again on the next visit.
  keep().catch(() => {})
  return response
}

/** The answer, if it comes in time; undefined for a failure or silence. */
function soon<Value>(answer: Promise<Value> | undefined): Promise<Value | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MILLIS)
    const settle = (value?: Value) => {
      clearTimeout(timer)
      resolve(value)
    }
    if (answer) answer.then(settle, () => settle())
    else settle()
  })
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
