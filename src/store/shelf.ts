/** What the page keeps on this device. A browser may deny the page its storage or run out of room: then nothing is kept. */
export interface Shelf {
  /** null where nothing is kept, or it cannot be read. */
  readonly read: (key: string) => string | null
  /** Whether it was kept. */
  readonly write: (key: string, text: string) => boolean
  readonly remove: (key: string) => void
}

/** `open` may throw, as `localStorage` itself does in a frame without an origin. */
export const shelfIn = (open: () => Storage): Shelf => ({
  read: (key) => {
    try {
      return open().getItem(key)
    } catch {
      return null
    }
  },
  write: (key, text) => {
    try {
      open().setItem(key, text)
      return true
    } catch {
      return false
    }
  },
  remove: (key) => {
    try {
      open().removeItem(key)
    } catch {
      // What cannot be removed cannot be read either.
    }
  },
})

/** Until the tab is closed; a reload keeps it. */
export const tabShelf = shelfIn(() => sessionStorage)
/** Until it is removed. */
export const deviceShelf = shelfIn(() => localStorage)
