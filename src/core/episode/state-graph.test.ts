import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stateGraphs } from '../testing/step-cases.ts'
import {
  ColumnWriter,
  END,
  edgeOf,
  edgesAlong,
  type GraphColumns,
  readColumns,
  stateCount,
} from './state-graph.ts'

const lists = fc.array(fc.option(stateGraphs, { nil: null }), { maxLength: 4 })
const written = (graphs: Parameters<ColumnWriter['add']>[0][]): GraphColumns => {
  const writer = new ColumnWriter()
  for (const graph of graphs) writer.add(graph, (text) => text)
  return writer.columns
}

describe('columns', () => {
  it('give the graphs back that were written, and none where none was', () => {
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

  it('put texts where the table of the file has them', () => {
    const writer = new ColumnWriter()
    const [graph] = fc.sample(stateGraphs, 1)
    writer.add(graph!, (text) => text + 100)
    expect(writer.columns.text).toEqual([...graph!.text].map((text) => text + 100))
  })

  it('that do not fit each other are refused by name', () => {
    fc.assert(
      fc.property(stateGraphs, (graph) => {
        const columns = written([graph])
        for (const name of ['edges', 'model', 'surprise', 'ahead', 'score'] as const) {
          const broken = { ...columns, [name]: columns[name].slice(0, -1) }
          expect(() => readColumns(broken)).toThrow(RangeError)
        }
        expect(() => readColumns({ ...columns, model: [] })).toThrow('model does not fit')
        expect(() => readColumns({ ...columns, exactMatch: [] })).toThrow('exactMatch does not')
      }),
    )
  })

  it('that lead out of their question are refused', () => {
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

describe('edgesAlong', () => {
  it('follows the models as far as the episode goes', () => {
    const models = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 6 })
    fc.assert(
      fc.property(stateGraphs, models, (graph, path) => {
        const edges = edgesAlong(graph, path)
        let state = 0
        for (const [at, edge] of edges.entries()) {
          expect(graph.model[edge]).toBe(path[at])
          expect(edge).toBeGreaterThanOrEqual(graph.firstEdge[state]!)
          expect(edge).toBeLessThan(graph.firstEdge[state + 1]!)
          state = graph.next[edge]!
        }
        if (edges.length === path.length || state === END) return
        expect(edgeOf(graph, state, path[edges.length]!)).toBeNull()
      }),
    )
  })
})

it('numbers a state before those that follow it', () => {
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
