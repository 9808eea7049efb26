import { expect, it } from 'vitest'
import { END } from '../forest/state-graph.ts'
import { createRng } from '../random.ts'
import { attention, project } from '../routing/graph-router.ts'
import { addSlope } from './fit-graph.ts'
import type { Situations } from './situations.ts'

const rng = createRng('graph')
const WIDTH = 3
const question = (at: readonly number[]): Situations => ({
  questionId: 'toy/train/0',
  kind: 'toy',
  words: { at: Uint32Array.from(at), value: Float64Array.from(at, () => rng()) },
  inputs: [],
  firstMove: Uint32Array.of(0, 2),
  arm: Uint16Array.of(0, 1),
  cost: new Float64Array(2),
  next: Int32Array.of(END, END),
  score: new Float64Array(2),
})
const questions = [question([0, 1]), question([1, 2]), question([2, 3]), question([0, 3])]
const weights = Float64Array.from({ length: 4 * WIDTH }, () => rng() - 0.5)
const perf = Float64Array.of(1, 0, 0.3, 1, 0, 0.6, 0.8, 0)
const BATCH = [0, 2]

function loss(): number {
  const places = new Float64Array(4 * WIDTH)
  for (const [at, { words }] of questions.entries())
    project(weights, words, places.subarray(at * WIDTH, (at + 1) * WIDTH))
  return BATCH.reduce((sum, at) => {
    const shares = attention(places.subarray(at * WIDTH, (at + 1) * WIDTH), places, at)
    expect(shares[at]).toBe(0)
    return [0, 1].reduce((all, arm) => {
      const p = shares.reduce((mean, share, j) => mean + share * perf[j * 2 + arm]!, 0)
      const y = perf[at * 2 + arm]!
      return all - (y * Math.log(p) + (1 - y) * Math.log(1 - p)) / BATCH.length
    }, sum)
  }, 0)
}

it('has the gradient that finite differences give', () => {
  const sum = new Float64Array(weights.length)
  addSlope(questions, BATCH, { weights, width: WIDTH, perf, arms: 2 }, sum)
  for (const [at, weight] of weights.entries()) {
    weights[at] = weight + 1e-5
    const up = loss()
    weights[at] = weight - 1e-5
    const down = loss()
    weights[at] = weight
    expect(sum[at]).toBeCloseTo((up - down) / 2e-5, 7)
  }
})
