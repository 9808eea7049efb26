import { describe, expect, it } from 'vitest'
import { armsOf } from '../episode/arm.ts'
import type { Verdict } from '../episode/protocol.ts'
import { runEpisode, type Write } from '../episode/runner.ts'
import type { Step } from '../episode/step.ts'
import { outcomeRows } from '../outcomes/of-forest.ts'
import { atlas } from '../tasks/atlas/atlas.ts'
import { completionText } from '../tasks/atlas/prompts.ts'
import { ledger } from '../tasks/ledger/ledger.ts'
import { ARMS, POOL, ROLES } from '../testing/arbitraries.ts'
import { completionOf, sayOneOf, scriptedWriter } from '../testing/scripted.ts'
import { EpisodeFiller, type GraphTables } from './fill.ts'
import { askTable, variantTable } from './forest.ts'
import { textTable } from './interner.ts'
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
const fillerOf = (id: string, write: Write) =>
  new EpisodeFiller(atlas.begin(id), (due) => armsOf(POOL, due), write)

const tablesOf = (): GraphTables => ({
  texts: textTable(),
  asks: askTable(),
  variants: variantTable(POOL),
})

/** Plays one episode with an arm over both roles. Returns its row: score, exact match, then tokens in and out per role. */
async function alone(id: string, arm: (typeof ARMS)[number], write: Write) {
  const steps: Step[] = []
  let verdict: Verdict | null = null
  const choose = ({ ask }: { readonly ask: { readonly decides: readonly unknown[] } }) =>
    ask.decides.length > 0 ? arm : null
  const run = { episode: atlas.begin(id), taken: [], kept: null, choose, write }
  for await (const event of runEpisode({ ...run, origin: 'recorded' })) {
    if (event.type !== 'step') continue
    steps.push(event.step)
    verdict = event.verdict
  }
  const used = ROLES.flatMap((role) => {
    const own = steps.filter((step) => step.role === role)
    const sum = (of: (step: Step) => number) => own.reduce((total, step) => total + of(step), 0)
    return [
      sum(({ completion }) => completion.tokensIn),
      sum(({ completion }) => completion.tokensOut),
    ]
  })
  return [Number(verdict!.score.toFixed(4)), verdict!.exactMatch ? 1 : 0, ...used]
}

describe('EpisodeFiller', () => {
  it('runs every arm to its verdict, and a shared beginning only once', async () => {
    for (let k = 0; k < 20; k++) {
      const { write, calls } = scriptedWriter(sayOneOf(TEXTS))
      const filler = fillerOf(`atlas/train/${k}`, write)
      await filler.runAll()
      const tables = tablesOf()
      const graph = filler.graph(tables)
      expect(calls.count).toBe(graph.variant.length)
      const about = {
        pool: POOL,
        roles: ROLES,
        asks: tables.asks.values,
        variants: tables.variants.values,
      }
      const runs = ARMS.map((arm) => alone(`atlas/train/${k}`, arm, write))
      expect(outcomeRows(graph, about)).toEqual(await Promise.all(runs))
    }
  })

  it('runs every arm at every step if every step is routed, and continues only once after equal texts', async () => {
    // The models differ at the first step only.
    const { write } = scriptedWriter((arm, prompt) =>
      prompt.length === 2 && arm === POOL[1] ? 'nothing' : 'Boxes: 2 × 3 = 6',
    )
    const episode = ledger.begin('ledger/test/0')
    const filler = new EpisodeFiller(episode, (due) => armsOf(POOL, due), write)
    await filler.runAll()
    const tables = tablesOf()
    const graph = filler.graph(tables)
    const states = stateCount(graph)
    for (let state = 0; state < states; state++) {
      expect(graph.firstEdge[state + 1]! - graph.firstEdge[state]!).toBe(POOL.length)
      for (let edge = graph.firstEdge[state]!; edge < graph.firstEdge[state + 1]!; edge++) {
        const next = graph.next[edge]!
        expect(next === END || next > state).toBe(true)
        expect(Number.isNaN(graph.score[edge]!)).toBe(next !== END)
      }
    }
    // Two states follow the first step; after that, one state follows each step.
    expect(graph.next[0]).not.toBe(graph.next[1])
    expect(graph.next[2]).toBe(graph.next[3])
    expect(tables.texts.values).toHaveLength(2)
    expect(tables.asks.values).toEqual([{ role: 'solver', decides: ['solver'] }])
  })

  it('refuses to record an unfinished episode', async () => {
    const write: Write = async function* (_, prompt) {
      yield { type: 'completion', completion: completionOf(prompt, '', 'interrupted') }
    }
    await expect(fillerOf(ID, write).runAll()).rejects.toThrow(/interrupted/)
  })
})
