import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { armsOf } from '../episode/arm.ts'
import { modelId } from '../episode/step.ts'
import { normalised } from '../outcomes/case.ts'
import { everyEpisode, routedTables } from '../testing/cases.ts'
import { createSequences, longestEpisode, sequenceText, worthsOfSequences } from './sequences.ts'

describe('createSequences', () => {
  it('are different, as many as asked for or as there are, and begin with those of one model', () => {
    const small = (max: number) => fc.integer({ min: 1, max })
    fc.assert(
      fc.property(small(60), small(5), small(6), (count, models, steps) => {
        const sequences = createSequences('s', count, models, steps)
        expect(new Set(sequences.map(String)).size).toBe(sequences.length)
        expect(sequences).toHaveLength(Math.min(count, models ** steps))
        for (const [model, sequence] of sequences.slice(0, models).entries()) {
          expect(new Set(sequence)).toEqual(new Set([model]))
        }
        for (const sequence of sequences) {
          expect(sequence).toHaveLength(steps)
          for (const model of sequence) expect(model).toBeLessThan(models)
        }
      }),
    )
  })
})

describe('sequenceText', () => {
  const arms = armsOf(['small', 'large'].map(modelId), ['solver'])

  it('counts the steps of each model except the last, which continues to the end', () => {
    expect(sequenceText(arms, [1, 1, 1])).toBe('Large throughout')
    expect(sequenceText(arms, [0, 0, 1, 1])).toBe('Small ×2, then Large')
    expect(sequenceText(arms, [0, 1, 0])).toBe('Small ×1, Large ×1, then Small')
  })
})

describe('longestEpisode', () => {
  it('is the length of the longest episode of any question', () => {
    fc.assert(
      fc.property(routedTables, ({ cases }) => {
        const lengths = cases.flatMap((each) => everyEpisode(each).map(({ edges }) => edges.length))
        expect(longestEpisode(cases)).toBe(Math.max(...lengths))
      }),
    )
  })
})

describe('worthsOfSequences', () => {
  it('are those of the episodes that follow the sequences', () => {
    fc.assert(
      fc.property(routedTables, ({ cases, context }) => {
        const sequences = createSequences('s', 20, context.arms.length, longestEpisode(cases))
        for (const question of cases) {
          const worths = worthsOfSequences(question, sequences, context.arms, context)
          for (const [at, sequence] of sequences.entries()) {
            const walked = everyEpisode(question).find(({ edges }) =>
              edges.every((edge, step) => question.graph.arm[edge] === sequence[step]),
            )
            expect(worths[at]!.perf).toBe(walked!.perf)
            expect(worths[at]!.cost).toBeCloseTo(normalised(context.range, walked!.cost), 9)
          }
        }
      }),
    )
  })

  it('throw an error if the sequence is too short', () => {
    const [each] = fc.sample(routedTables, 1)
    expect(() =>
      worthsOfSequences(each!.cases[0]!, [[]], each!.context.arms, each!.context),
    ).toThrow(/longer than 0/)
  })
})
