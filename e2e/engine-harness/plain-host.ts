import { readFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo, Server } from 'node:net'
import { extname, join } from 'node:path'

/** The only types that a plain host knows; it sends any other file as octets. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
}

/** A host that adds nothing to a file but its type. */
export const servePlainly = (root: string, headers: Readonly<Record<string, string>> = {}) =>
  listen(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost')
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname
    try {
      const body = await readFile(join(root, path))
      const type = types[extname(path)] ?? 'application/octet-stream'
      response.writeHead(200, { ...headers, 'content-type': type }).end(body)
    } catch {
      response.writeHead(404).end()
    }
  })

/** Another origin, which allows every request and records it in `asked`. */
export async function serveElsewhere() {
  const asked: string[] = []
  const { url, close } = await listen(({ url = '' }, response) => {
    asked.push(url)
    const headers = { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' }
    response.writeHead(200, headers).end('export {}')
  })
  return { url, close, asked }
}

async function listen(answer: RequestListener) {
  const server: Server & { closeAllConnections(): void } = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
