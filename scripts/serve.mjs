// A small static server: real 404s, correct content types, range requests, gzip for text, and the security policy.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createGzip } from 'node:zlib'
import { contentSecurityPolicy } from './csp.mjs'

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.md': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.onnx': 'application/octet-stream',
}
const isText = /^text|json|svg/

/**
 * Serves a folder at an address that ends with `base`, so that a build can be tested under any path.
 * @param {{ root: string, port?: number, base?: string }} options
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve({ root, port = 0, base = '/' }) {
  const server = createServer((request, response) => {
    answer(root, base, request, response).catch(() => response.writeHead(500).end())
  })
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(undefined))
  })
  const address = server.address()
  const bound = typeof address === 'object' && address ? address.port : port
  return {
    url: `http://localhost:${bound}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/**
 * @param {string} root
 * @param {string} base
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(root, base, request, response) {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
  const file = path.startsWith(base) ? locate(root, path.slice(base.length)) : undefined
  const info = file ? await stat(file).catch(() => undefined) : undefined
  if (!file || !info?.isFile()) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end(`404: no ${path}\n`)
    return
  }
  const type = types[extname(file)] ?? 'application/octet-stream'
  const etag = `"${info.size.toString(36)}-${Math.floor(info.mtimeMs).toString(36)}"`
  const headers = {
    'content-type': type,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': /[/](assets|ort)[/]/.test(path)
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
    'accept-ranges': 'bytes',
    etag,
  }
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end()
    return
  }
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '')
  if (range) {
    const start = Number(range[1])
    const end = Math.min(range[2] ? Number(range[2]) : info.size - 1, info.size - 1)
    if (start > end) {
      response.writeHead(416, { 'content-range': `bytes */${info.size}` }).end()
      return
    }
    response.writeHead(206, {
      ...headers,
      'content-range': `bytes ${start}-${end}/${info.size}`,
      'content-length': end - start + 1,
    })
    createReadStream(file, { start, end }).pipe(response)
    return
  }
  const zip = isText.test(type) && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  response.writeHead(200, {
    ...headers,
    ...(zip
      ? { 'content-encoding': 'gzip', vary: 'accept-encoding' }
      : { 'content-length': info.size }),
  })
  if (request.method === 'HEAD') response.end()
  else if (zip) createReadStream(file).pipe(createGzip()).pipe(response)
  else createReadStream(file).pipe(response)
}

/**
 * The file for a path; undefined if the path leads out of the folder.
 * @param {string} root
 * @param {string} path
 */
function locate(root, path) {
  const file = join(root, normalize(path === '' || path.endsWith('/') ? `${path}index.html` : path))
  return file.startsWith(root + sep) ? file : undefined
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [root = 'dist', port = '0'] = process.argv.slice(2)
  const { url } = await serve({ root: join(process.cwd(), root), port: Number(port) })
  console.log(url)
}
