import { describe, expect, it } from 'vitest'
import { languageManifest } from './manifest.ts'

const manifest = (path: string) => ({
  id: 'yard',
  parameters: 1,
  files: [{ path, bytes: 1, sha256: 'a'.repeat(64) }],
  golden: {},
})

describe('manifest', () => {
  it.each(['config.json', 'onnx/model_q4.onnx', 'onnx/model.onnx_data'])('takes %s', (path) => {
    expect(languageManifest.safeParse(manifest(path)).success).toBe(true)
  })

  it.each(['../other/config.json', '/etc/passwd', 'https://elsewhere/x', 'a//b', ''])(
    'refuses the path %j',
    (path) => {
      expect(languageManifest.safeParse(manifest(path)).success).toBe(false)
    },
  )
})
