import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { fuzzRuns, mutatedFile } from '../../core/testing/mutations.ts'
import { EngineError } from '../errors.ts'
import { languageManifest, parseJson, policyManifest } from './manifest.ts'
import { dtypeFor, graphPath, modelConfig } from './model-config.ts'

// How long it takes follows from how many inputs it is asked to try.
vi.setConfig({ testTimeout: 0 })

const fileOf = (path: string): unknown => JSON.parse(readFileSync(`models/${path}`, 'utf8'))

/** The value, or null where it was refused as it should be. */
function read<T>(schema: Parameters<typeof parseJson<T>>[0], text: string): T | null {
  try {
    return parseJson(schema, new TextEncoder().encode(text), 'fuzzed.json')
  } catch (error) {
    expect(error).toBeInstanceOf(EngineError)
    expect(error).toMatchObject({ code: 'manifest-invalid' })
    expect((error as Error).message).toContain('fuzzed.json')
    return null
  }
}

describe('any text', () => {
  it.each([
    ['a language model', languageManifest, 'yard-500k/manifest.json'],
    ['a policy', policyManifest, 'haps-policy/manifest.json'],
  ] as const)(
    'is a manifest of %s whose files stay in their folder, or is refused',
    (_, schema, path) => {
      fc.assert(
        fc.property(mutatedFile(fileOf(path)), (text) => {
          for (const file of read<{ files: { path: string }[] }>(schema as never, text)?.files ??
            []) {
            expect(new URL(file.path, 'https://host/models/m/').href).toMatch(
              /^https:[/][/]host[/]models[/]m[/]./,
            )
          }
        }),
        { numRuns: fuzzRuns(1000) },
      )
    },
  )

  it('is a configuration that names a graph in its folder, or is refused', () => {
    fc.assert(
      fc.property(mutatedFile(fileOf('yard-500k/config.json')), (text) => {
        const config = read(modelConfig, text)
        if (!config) return
        for (const backend of ['wasm', 'webgpu', 'native'] as const) {
          expect(graphPath(dtypeFor(config, backend))).toMatch(/^onnx[/]model/)
        }
      }),
      { numRuns: fuzzRuns(2000) },
    )
  })
})
