import { expect, it } from 'vitest'
import { END, type StateGraph } from '../forest/state-graph.ts'
import type { OutcomeGraph } from './outcome-graph.ts'
import { textsBefore } from './texts-before.ts'

/** Two paths to one state, then one step to the next state and one to the end. */
const graph = {
  firstEdge: Uint32Array.of(0, 2, 3, 4),
  text: Uint32Array.of(0, 1, 2, 0),
  next: Int32Array.of(1, 1, 2, END),
} as unknown as StateGraph
const outcomes = { firstEdge: Uint32Array.of(0, 2, 3, 4) } as unknown as OutcomeGraph
const written = {
  graph,
  first: Uint32Array.of(0, 1, 2, 3),
  last: Uint32Array.of(0, 1, 2, 3),
  firstModel: new Uint8Array(4),
}

it('lists the texts from the start', () => {
  const texts = ['a', 'a', 'b']
  expect(textsBefore(outcomes, written, 0, texts)).toEqual([])
  expect(textsBefore(outcomes, written, 1, texts)).toEqual(['a'])
  expect(textsBefore(outcomes, written, 2, texts)).toEqual(['a', 'b'])
})
