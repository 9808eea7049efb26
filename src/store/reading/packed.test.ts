import { describe, expect, it } from 'vitest'
import { modelId } from '../../core/episode/step.ts'
import { ledger } from '../../core/tasks/ledger/ledger.ts'
import { scriptedStepsFile } from '../testing/scripted-steps.ts'
import { packed } from './packed.ts'
import { readForest } from './read-forest.ts'

const recorded = readForest(
  JSON.stringify(await scriptedStepsFile(['small', 'large'].map(modelId), 2)),
  'The scripted forest',
  ledger,
)

describe('packed()', () => {
  it('keeps a forest and its table as they are, across threads too', () => {
    const { value, buffer } = packed(recorded)
    expect(value).toEqual(recorded)
    const received = structuredClone(value, { transfer: [buffer] })
    expect(received).toEqual(recorded)
    expect(buffer.byteLength).toBe(0)
  })

  it('keeps each column once: the table shares those of the forest', () => {
    const { value, buffer } = packed(recorded)
    const { file, table } = structuredClone(value, { transfer: [buffer] })
    expect(table.texts).toBe(file.texts)
    for (const [at, { graph }] of table.rows.entries()) {
      expect(graph.written?.graph).toBe(file.questions[at]?.graph)
      expect(graph.next.buffer).toBe(table.rows[0]?.graph.score.buffer)
    }
  })

  it('begins each column where its type may begin', () => {
    const columns = [Uint8Array.of(1, 2, 3), Float64Array.of(0.5), Uint16Array.of(7)]
    const { value, buffer } = packed({ columns })
    expect(value.columns).toEqual(columns)
    expect(buffer.byteLength).toBe(24)
  })
})
