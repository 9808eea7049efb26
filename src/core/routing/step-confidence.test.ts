import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng, type Rng } from '../random.ts'
import { fitMixture, type StepMixture, sureShare } from './step-confidence.ts'

/** A standard normal number (Box–Muller). */
const normal = (rng: Rng): number =>
  Math.sqrt(-2 * Math.log(1 - rng())) * Math.cos(2 * Math.PI * rng())

const clusters = (seed: string, unsure: number, sure: number, count: number) => {
  const rng = createRng(seed)
  return Array.from({ length: count }, (_, i) =>
    i % 3 === 0 ? unsure + 0.1 * normal(rng) : sure + 0.02 * normal(rng),
  )
}

describe('fitMixture', () => {
  it('finds two clusters that lie apart, whatever their order', () => {
    const { unsure, sure } = fitMixture(clusters('apart', -1.2, -0.1, 900))!
    expect(unsure.mean).toBeCloseTo(-1.2, 1)
    expect(sure.mean).toBeCloseTo(-0.1, 1)
    expect(unsure.weight).toBeCloseTo(1 / 3, 1)
    expect(sure.weight).toBeCloseTo(2 / 3, 1)
    expect(unsure.deviation).toBeCloseTo(0.1, 1)
    expect(sure.deviation).toBeCloseTo(0.02, 1)
    const swapped = fitMixture(clusters('apart', -0.1, -1.2, 900))!
    expect(swapped.sure.mean).toBeCloseTo(-0.1, 1)
  })

  it('is a distribution, and the sure mean is the greater', () => {
    const values = fc.array(fc.double({ min: -5, max: 0, noNaN: true }), { maxLength: 60 })
    fc.assert(
      fc.property(values, (confidences) => {
        const mixture = fitMixture(confidences)
        expect(mixture === null).toBe(new Set(confidences).size < 2)
        if (!mixture) return
        expect(mixture.unsure.weight + mixture.sure.weight).toBeCloseTo(1, 9)
        expect(mixture.unsure.mean).toBeLessThanOrEqual(mixture.sure.mean)
        for (const { mean, deviation } of [mixture.unsure, mixture.sure]) {
          expect(mean).toBeGreaterThanOrEqual(-5 - 1e-9)
          expect(mean).toBeLessThanOrEqual(1e-9)
          expect(deviation).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('needs at least two distinct values', () => {
    expect(fitMixture([])).toBeNull()
    expect(fitMixture([-0.3])).toBeNull()
    expect(fitMixture([-0.3, -0.3, -0.3])).toBeNull()
  })
})

describe('sureShare', () => {
  const gaussian = fc.record({
    weight: fc.double({ min: 0, max: 1, noNaN: true }),
    mean: fc.double({ min: -5, max: 0, noNaN: true }),
    deviation: fc.double({ min: 1e-3, max: 2, noNaN: true }),
  })
  const mixtures: fc.Arbitrary<StepMixture> = fc
    .tuple(gaussian, gaussian)
    .map(([a, b]) => (a.mean < b.mean ? { unsure: a, sure: b } : { unsure: b, sure: a }))

  it('is a probability, however far the value lies from both means', () => {
    fc.assert(
      fc.property(mixtures, fc.double({ noNaN: true, noDefaultInfinity: true }), (mixture, at) => {
        fc.pre(Math.abs(at) < 1e100)
        const share = sureShare(mixture, at)
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('grows from the unsure mean to the sure one', () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(mixtures, place, place, (mixture, a, b) => {
        const { unsure, sure } = mixture
        const at = (part: number) => unsure.mean + part * (sure.mean - unsure.mean)
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        expect(sureShare(mixture, at(low))).toBeLessThanOrEqual(sureShare(mixture, at(high)) + 1e-9)
      }),
    )
  })
})
