import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stateGraphs } from '../testing/cases.ts'
import { ColumnWriter, type GraphColumns, readColumns } from './graph-columns.ts'
import { END, edgeOf, stateCount } from './state-graph.ts'

const lists = fc.array(fc.option(stateGraphs, { nil: null }), { maxLength: 4 })
const written = (graphs: Parameters<ColumnWriter['add']>[0][]): GraphColumns => {
  const writer = new ColumnWriter()
  for (const graph of graphs) writer.add(graph)
  return writer.columns
}

describe('columns', () => {
  it('return the graphs that were written, and null where one was left out', () => {
    fc.assert(
      fc.property(lists, (graphs) => {
        expect(readColumns(written(graphs))).toEqual(graphs)
      }),
    )
  })

  it('are JSON', () => {
    fc.assert(
      fc.property(lists, (graphs) => {
        const columns = written(graphs)
        expect(JSON.parse(JSON.stringify(columns))).toEqual(columns)
      }),
    )
  })

  it('keep track of where a writer did not report its confidence', () => {
    fc.assert(
      fc.property(stateGraphs, (graph) => {
        const [read] = readColumns(written([graph]))
        for (const name of ['meanLogProb', 'firstTokenEntropy'] as const) {
          expect([...read![name]].map(Number.isNaN)).toEqual([...graph[name]].map(Number.isNaN))
        }
      }),
    )
  })

  it('without asks stand for graphs in which every state has the first ask', () => {
    fc.assert(
      fc.property(stateGraphs, (graph) => {
        const { ask: _, ...columns } = written([graph])
        expect(readColumns(columns)).toEqual([graph])
      }),
    )
  })

  it('that do not fit each other are refused, with the name of the column', () => {
    fc.assert(
      fc.property(stateGraphs, (graph) => {
        const columns = written([graph])
        for (const name of ['edges', 'model', 'surprise', 'ahead', 'score'] as const) {
          const broken = { ...columns, [name]: columns[name].slice(0, -1) }
          expect(() => readColumns(broken)).toThrow(RangeError)
        }
        expect(() => readColumns({ ...columns, model: [] })).toThrow('model does not fit')
        expect(() => readColumns({ ...columns, exactMatch: [] })).toThrow('exactMatch does not')
        expect(() => readColumns({ ...columns, ask: [] })).toThrow('ask does not fit')
      }),
    )
  })

  it('whose edges leave their question are refused', () => {
    fc.assert(
      fc.property(stateGraphs, (graph) => {
        const columns = written([graph])
        fc.pre(columns.ahead.some((ahead) => ahead > 0))
        const ahead = columns.ahead.map((steps) => (steps === 0 ? 0 : steps + stateCount(graph)))
        expect(() => readColumns({ ...columns, ahead })).toThrow('leads out of its question')
      }),
    )
  })
})

describe('edgeOf', () => {
  it('finds the edge of a variant at its state, and null if it was not run', () => {
    fc.assert(
      fc.property(stateGraphs, (graph) => {
        for (let state = 0; state < stateCount(graph); state++) {
          for (let edge = graph.firstEdge[state]!; edge < graph.firstEdge[state + 1]!; edge++) {
            expect(edgeOf(graph, state, graph.variant[edge]!)).toBe(edge)
          }
          expect(edgeOf(graph, state, 9)).toBeNull()
        }
        expect(edgeOf(graph, stateCount(graph), 0)).toBeNull()
      }),
    )
  })
})

it('numbers a state before the states that follow it', () => {
  fc.assert(
    fc.property(stateGraphs, (graph) => {
      const [read] = readColumns(written([graph]))
      for (let state = 0; state < stateCount(read!); state++) {
        for (let edge = read!.firstEdge[state]!; edge < read!.firstEdge[state + 1]!; edge++) {
          const next = read!.next[edge]!
          expect(next === END || next > state).toBe(true)
        }
      }
    }),
  )
})
