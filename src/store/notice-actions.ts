/** Lines for the person that stand until dismissed. */
import type { Notice } from './state.ts'
import type { Yard } from './yard.ts'

/** Shows a notice; a newer one of the same id takes its place. */
export function notify(yard: Yard, notice: Notice): void {
  yard.setState(({ notices }) => ({
    notices: [...notices.filter(({ id }) => id !== notice.id), notice],
  }))
}

export function dismiss(yard: Yard, id: string): void {
  yard.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}
