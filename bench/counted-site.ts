/** A proxy in front of the site that counts the bytes it sends to pages and workers. */
import { connect, createServer } from 'node:net'

export interface CountedSite {
  readonly url: string
  /** Bytes on the wire so far, headers included, or up to `until` (milliseconds since the epoch). */
  readonly bytes: (until?: number) => number
  readonly close: () => void
}

export async function countedSite(url: string): Promise<CountedSite> {
  const counted = new URL(url)
  const port = Number(counted.port)
  const sent: { readonly at: number; readonly bytes: number }[] = []
  const proxy = createServer((client) => {
    const server = connect(port, '127.0.0.1')
    server.on('data', (chunk) => {
      sent.push({ at: performance.timeOrigin + performance.now(), bytes: chunk.length })
    })
    // A browser that closes may reset a connection. When one end closes, so does the other.
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on('error', () => one.destroy())
      one.on('close', () => other.destroy())
    }
    client.pipe(server).pipe(client)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const address = proxy.address()
  if (typeof address !== 'object' || !address) throw new Error('the proxy has no port')
  counted.port = String(address.port)
  return {
    url: counted.href,
    bytes: (until = Number.POSITIVE_INFINITY) =>
      sent.reduce((sum, { at, bytes }) => (at <= until ? sum + bytes : sum), 0),
    close: () => proxy.close(),
  }
}
