/** Messages that stay until they are dismissed. */
import type { Notice } from './state.ts'
import type { Yard } from './yard.ts'

/** Shows a notice; it replaces an older one of the same id. */
export function notify(yard: Yard, notice: Notice): void {
  yard.setState(({ notices }) => ({
    notices: [...notices.filter(({ id }) => id !== notice.id), notice],
  }))
}

export function dismiss(yard: Yard, id: string): void {
  yard.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}
