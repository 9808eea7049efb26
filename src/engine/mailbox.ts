/** Turns callbacks into an async iteration: what is put is read once, in order. */
export interface Mailbox<T> {
  readonly put: (item: T) => void
  readonly close: () => void
  readonly fail: (error: unknown) => void
  read(): AsyncGenerator<T, void, void>
}

export function createMailbox<T>(): Mailbox<T> {
  const items: T[] = []
  let end: { readonly error?: unknown } | undefined
  let wake = () => {}
  const finish = (how: { readonly error?: unknown }) => {
    end ??= how
    wake()
  }
  return {
    put(item) {
      items.push(item)
      wake()
    },
    close: () => finish({}),
    fail: (error) => finish({ error }),
    async *read() {
      for (;;) {
        for (let item = items.shift(); item !== undefined; item = items.shift()) yield item
        if (end && 'error' in end) throw end.error
        if (end) return
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}
