import { Tensor } from 'onnxruntime-common'
import { describe, expect, it } from 'vitest'
import type { LanguageGolden } from './files/manifest.ts'
import { checkGolden, checkPolicyGolden } from './golden.ts'
import { createGraph, type DecoderGraph } from './graph.ts'
import { createFakeSession } from './testing/fake-session.ts'

const golden: LanguageGolden = {
  input_ids: [1, 2, 3],
  logits: { argmax: [1, 3, 6], last: [0, 0, 0, 0, 0, 0, 5, 0] },
  tolerance: 0.01,
}

describe('golden test', () => {
  it('passes the model that made it, and leaves no cache behind', async () => {
    const { session, alive } = createFakeSession()
    await checkGolden('yard', createGraph(Tensor, session, 2), golden)
    expect(alive.size).toBe(0)
  })

  it.each([
    ['a wrong logit', { ...golden.logits, last: [0.1] }],
    ['another token', { ...golden.logits, argmax: [1, 4, 6] }],
  ])('catches %s', async (_, logits) => {
    const graph = createGraph(Tensor, createFakeSession().session, 2)
    await expect(checkGolden('yard', graph, { ...golden, logits })).rejects.toMatchObject({
      code: 'golden-mismatch',
    })
  })

  it('catches NaN', async () => {
    const graph: DecoderGraph = {
      pieceTokens: 8,
      refusal: () => undefined,
      step: async (_, __, keep = 1) => ({ data: new Float32Array(8 * keep).fill(NaN), vocab: 8 }),
    }
    await expect(checkGolden('yard', graph, golden)).rejects.toThrow('logits wrongly')
  })

  it('checks a policy by its reading', () => {
    const wanted = { input_ids: [1], perf: [0.5, 0.6], cost: [0.1, 0.2], tolerance: 0.01 }
    checkPolicyGolden('policy', { perf: [0.501, 0.6], cost: [0.1, 0.2] }, wanted)
    expect(() => checkPolicyGolden('policy', { perf: [0.5], cost: [0.1, 0.2] }, wanted)).toThrow(
      'perf wrongly',
    )
  })
})
