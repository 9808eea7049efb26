/**
 * A change just before a reload. The browser loads the address that it had when the reload began, whatever the leaving page
 * still writes there, so the tab carries the newer one over.
 */
import { tabShelf } from '../shelf.ts'

const KEY = 'switchyard-late-address'

/** Both without their #; neither has a space in it. */
export const keepLateAddress = (from: string, to: string): void => {
  tabShelf.write(KEY, `${from} ${to}`)
}

/** After a reload, puts what `keepLateAddress` kept for this address in its place. */
export function takeLateAddress(): void {
  const kept = tabShelf.read(KEY)
  if (kept === null) return
  tabShelf.remove(KEY)
  const [navigation] = performance.getEntriesByType('navigation')
  const reloaded = navigation !== undefined && 'type' in navigation && navigation.type === 'reload'
  const [from, to] = kept.split(' ')
  if (!reloaded || from !== location.hash.slice(1) || to === undefined) return
  history.replaceState(null, '', to === '' ? location.pathname + location.search : `#${to}`)
}
