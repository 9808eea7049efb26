import { createHash } from 'node:crypto'
import { cpSync, createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import type { Plugin } from 'vite'

const require = createRequire(import.meta.url)
const ortFolder = dirname(require.resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'))
const ortVersion: string = JSON.parse(
  readFileSync(join(ortFolder, '..', 'package.json'), 'utf8'),
).version

function ortBuild(stem: string) {
  const bytes = readFileSync(join(ortFolder, `${stem}.wasm`))
  return {
    // It is installed as .mjs, which many hosts serve with the wrong type. Every host that serves this page knows .js.
    script: `ort/${ortVersion}/${stem}.js`,
    wasm: {
      path: `ort/${ortVersion}/${stem}.wasm`,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
  }
}

/** ONNX Runtime's CPU-only build for WebAssembly, and its larger Asyncify build for WebGPU. */
const ortBuilds = {
  wasm: ortBuild('ort-wasm-simd-threaded'),
  webgpu: ortBuild('ort-wasm-simd-threaded.asyncify'),
}

const models = join(import.meta.dirname, '..', 'models')

/** Every file that ships next to the bundle: its path under the base of the page → its path on disk. */
function listFiles(): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (const { script, wasm } of Object.values(ortBuilds)) {
    files.set(script, join(ortFolder, `${basename(script, '.js')}.mjs`))
    files.set(wasm.path, join(ortFolder, basename(wasm.path)))
  }
  const {
    pools,
  }: { pools: readonly { id?: string; task: string; routers?: readonly string[] }[] } = JSON.parse(
    readFileSync(join(models, 'pools.json'), 'utf8'),
  )
  for (const { task, id = task, routers = [] } of pools) {
    for (const kind of routers) {
      const name = `routers/${id}/${kind}/router.json`
      files.set(`models/${name}`, join(models, name))
    }
  }
  for (const id of existsSync(models) ? readdirSync(models) : []) {
    const manifest = join(models, id, 'manifest.json')
    if (!existsSync(manifest)) continue
    files.set(`models/${id}/manifest.json`, manifest)
    const { files: listed } = JSON.parse(readFileSync(manifest, 'utf8'))
    for (const { path } of listed) files.set(`models/${id}/${path}`, join(models, id, path))
  }
  return files
}

/**
 * Serves and ships our own copies of ONNX Runtime and of the models, so that nothing is fetched from another host, and builds
 * the size and hash of each ONNX Runtime binary into the engine.
 */
export function runtimeAssets(): Plugin {
  let outDir = ''
  return {
    name: 'switchyard-runtime-assets',
    config: () => ({
      define: {
        __ORT_FILES__: JSON.stringify(ortBuilds),
      },
    }),
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir)
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? '').replace(/^[/]|[?].*$/g, '')
        if (!/^(ort|models)[/]/.test(path)) return next()
        const file = listFiles().get(path)
        // A real 404, because otherwise Vite would answer with index.html in place of a model.
        if (!file || !existsSync(file)) return response.writeHead(404).end()
        const type = path.endsWith('.js')
          ? 'text/javascript'
          : path.endsWith('.wasm')
            ? 'application/wasm'
            : 'application/octet-stream'
        response.writeHead(200, { 'content-type': type, 'content-length': statSync(file).size })
        createReadStream(file).pipe(response)
      })
    },
    writeBundle: {
      sequential: true,
      handler() {
        for (const [path, file] of listFiles()) cpSync(file, join(outDir, path))
      },
    },
  }
}
