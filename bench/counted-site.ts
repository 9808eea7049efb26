/** The site behind a proxy that counts what it sends, to pages and workers alike. */
import { connect, createServer } from 'node:net'

export interface CountedSite {
  readonly url: string
  /** Bytes sent since the start, headers included, as they cross the wire. */
  readonly bytes: () => number
  readonly close: () => void
}

export async function countedSite(url: string): Promise<CountedSite> {
  const target = new URL(url)
  let sent = 0
  const proxy = createServer((client) => {
    const server = connect(Number(target.port), '127.0.0.1')
    server.on('data', (chunk) => {
      sent += chunk.length
    })
    // A browser that leaves resets its connections.
    for (const socket of [client, server]) socket.on('error', () => socket.destroy())
    client.pipe(server).pipe(client)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const address = proxy.address()
  if (typeof address !== 'object' || !address) throw new Error('the proxy has no port')
  target.port = String(address.port)
  return { url: target.href, bytes: () => sent, close: () => proxy.close() }
}
