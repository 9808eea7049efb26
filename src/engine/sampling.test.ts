import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../core/random.ts'
import { argmax, choose, entropy, logSumExp, nucleus } from './sampling.ts'

const logits = fc
  .array(fc.float({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 40 })
  .map((values) => Float32Array.from(values))

describe('sampling', () => {
  it('normalises: probabilities sum to one', () => {
    fc.assert(
      fc.property(logits, (row) => {
        const norm = logSumExp(row)
        const total = row.reduce((sum, logit) => sum + Math.exp(logit - norm), 0)
        expect(total).toBeCloseTo(1, 6)
      }),
    )
  })

  it('gives an entropy between zero and that of the uniform distribution', () => {
    fc.assert(
      fc.property(logits, (row) => {
        expect(entropy(row)).toBeGreaterThanOrEqual(-1e-9)
        expect(entropy(row)).toBeLessThanOrEqual(Math.log(row.length) + 1e-6)
      }),
    )
  })

  it('keeps the smallest set of likeliest tokens that reaches topP', () => {
    fc.assert(
      fc.property(
        logits,
        fc.double({ min: 0.1, max: 3, noNaN: true }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (row, temperature, topP) => {
          const kept = nucleus(row, temperature, topP)
          const mass = kept.reduce((sum, { probability }) => sum + probability, 0)
          expect(kept.length).toBeGreaterThan(0)
          expect(mass).toBeGreaterThanOrEqual(Math.min(topP, 1) - 1e-6)
          if (kept.length > 1) expect(mass - kept.at(-1)!.probability).toBeLessThan(topP)
          expect(kept[0]!.probability).toBeCloseTo(
            Math.exp(row[argmax(row)]! / temperature - logSumExp(row, temperature)),
            9,
          )
        },
      ),
    )
  })

  it('samples only from the nucleus, and the same token for the same seed', () => {
    fc.assert(
      fc.property(logits, fc.string(), (row, seed) => {
        const decoding = { type: 'sample', temperature: 0.8, topP: 0.7, seed } as const
        const choice = choose(row, decoding, createRng(seed))
        expect(nucleus(row, 0.8, 0.7).map(({ id }) => id)).toContain(choice.id)
        expect(choose(row, decoding, createRng(seed))).toEqual(choice)
        expect(choice.logProb).toBeLessThanOrEqual(1e-6)
      }),
    )
  })

  it('is greedy at temperature zero', () => {
    fc.assert(
      fc.property(logits, (row) => {
        const cold = { type: 'sample', temperature: 0, topP: 1, seed: '' } as const
        expect(choose(row, cold, createRng('')).id).toBe(argmax(row))
      }),
    )
  })

  it('draws tokens as often as they are likely', () => {
    const row = Float32Array.from([Math.log(0.7), Math.log(0.3)])
    const rng = createRng('frequency')
    const decoding = { type: 'sample', temperature: 1, topP: 1, seed: '' } as const
    const firsts = Array.from({ length: 4000 }, () => choose(row, decoding, rng).id).filter(
      (id) => id === 0,
    )
    expect(firsts.length / 4000).toBeCloseTo(0.7, 1)
  })
})
