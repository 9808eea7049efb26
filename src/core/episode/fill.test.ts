import { describe, expect, it } from 'vitest'
import { atlas } from '../tasks/atlas/atlas.ts'
import { completionText } from '../tasks/atlas/prompts.ts'
import { ARMS, POOL } from '../testing/arbitraries.ts'
import { completionOf, sayOneOf, scriptedWriter } from '../testing/scripted.ts'
import { EpisodeFiller } from './fill.ts'
import { TextTable } from './forest-trees.ts'
import type { Write } from './runner.ts'
import { END, stateCount } from './state-graph.ts'

const ID = 'atlas/test/0'
const passage = atlas.question(ID).passages[0]!.title
const TEXTS = [
  completionText('Look.', `Search[${passage}]`),
  completionText('Done.', `Finish[${atlas.question(ID).answer}]`),
  completionText('Go on.', '[Continue]'),
  completionText('No.', '[Rethink]'),
  'garbage',
]
const fillerOf = (id: string, write: Write) => new EpisodeFiller(atlas.begin(id), POOL, write)

async function runArms(filler: EpisodeFiller) {
  const outcomes = []
  for (const arm of ARMS) outcomes.push(await filler.runAssignment(arm))
  return outcomes
}

describe('EpisodeFiller', () => {
  it('runs every assignment to its verdict, and what they share once', async () => {
    for (let k = 0; k < 20; k++) {
      const { write, calls } = scriptedWriter(sayOneOf(TEXTS))
      const filler = fillerOf(`atlas/train/${k}`, write)
      const outcomes = await runArms(filler)
      expect(outcomes.map(({ assignment }) => assignment)).toEqual(ARMS)
      expect(calls.count).toBe(filler.graph(() => 0).model.length)
    }
  })

  it('has the outcome of a run of its own for each assignment', async () => {
    const { write } = scriptedWriter(sayOneOf(TEXTS))
    const together = await runArms(fillerOf('atlas/train/3', write))
    for (const [arm, assignment] of ARMS.entries()) {
      expect(together[arm]).toEqual(
        await fillerOf('atlas/train/3', write).runAssignment(assignment),
      )
    }
  })

  it('runs every model at every step, and goes on once after equal texts', async () => {
    const { write } = scriptedWriter((model, prompt) =>
      // The models differ at the first step only.
      prompt.length === 2 && model === POOL[1] ? TEXTS[4]! : TEXTS[0]!,
    )
    const filler = fillerOf(ID, write)
    await filler.runAll()
    const table = new TextTable()
    const graph = filler.graph((text) => table.add(text))
    const states = stateCount(graph)
    for (let state = 0; state < states; state++) {
      expect(graph.firstEdge[state + 1]! - graph.firstEdge[state]!).toBe(POOL.length)
      for (let edge = graph.firstEdge[state]!; edge < graph.firstEdge[state + 1]!; edge++) {
        const next = graph.next[edge]!
        expect(next === END || next > state).toBe(true)
        expect(Number.isNaN(graph.score[edge]!)).toBe(next !== END)
      }
    }
    // Two states after the first step, then one after each.
    expect(graph.next[0]).not.toBe(graph.next[1])
    expect(graph.next[2]).toBe(graph.next[3])
    expect(table.texts).toHaveLength(2)
  })

  it('leaves no half episode', async () => {
    const write: Write = async function* (_, prompt) {
      yield { type: 'completion', completion: completionOf(prompt, '', 'interrupted') }
    }
    await expect(runArms(fillerOf(ID, write))).rejects.toThrow(/interrupted/)
  })
})
