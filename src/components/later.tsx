/** Components whose code is fetched late. After a failure it is fetched again on demand, which `React.lazy` alone never does. */
import { type ComponentType, lazy } from 'react'

/** A component's code or style sheet that did not arrive. */
export class LateCodeError extends Error {
  override readonly name = 'LateCodeError'
  /** Forgets the failure: the next render fetches again. */
  readonly again: () => void

  constructor(cause: unknown, again: () => void) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.again = again
  }
}

/** A component whose code is fetched at its first render. It suspends until then, and throws a `LateCodeError` on failure. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const begin = () =>
    lazy<ComponentType<Props>>(async () => {
      try {
        const [part] = await Promise.all([load(), fetchLostSheets()])
        return { default: part }
      } catch (error) {
        throw new LateCodeError(error, () => {
          Part = begin()
        })
      }
    })
  let Part = begin()
  // biome-ignore lint/correctness/noComponentHookFactories: like `lazy`, called once for each component, at module level
  return function Later(props) {
    return <Part {...props} />
  }
}

const lostSheets = new Set<string>()
if (typeof window !== 'undefined') {
  // Vite requests a chunk's style sheet only once, and treats one that failed as loaded.
  window.addEventListener(
    'error',
    ({ target }) => {
      if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return
      lostSheets.add(target.href)
      target.remove()
    },
    { capture: true },
  )
}

/** Fetches the style sheets that failed before. Rejects when one fails again. */
async function fetchLostSheets(): Promise<void> {
  await Promise.all(
    [...lostSheets].map(
      (href) =>
        new Promise<void>((resolve, reject) => {
          const link = document.createElement('link')
          link.rel = 'stylesheet'
          link.crossOrigin = ''
          link.href = href
          link.onload = () => {
            lostSheets.delete(href)
            resolve()
          }
          link.onerror = () => reject(new Error(`The style sheet ${href} could not be fetched`))
          document.head.append(link)
        }),
    ),
  )
}
