/** Two roles with three models each, chosen together before every pair of turns. No shipped task does this yet. */
import { describe, expect, it } from 'vitest'
import { billOf, defaultPriceBook, type PriceBook, priceOf } from '../cost/price-book.ts'
import { utility } from '../cost/utility.ts'
import { type Arm, armFor, armOf, armsOf } from '../episode/arm.ts'
import { runEpisode } from '../episode/runner.ts'
import { beginEpisode, type RunningEpisode } from '../episode/running.ts'
import { modelId } from '../episode/step.ts'
import { nodesAlong, pathOfArm, type TreeNode } from '../episode/tree.ts'
import { parseForest } from '../forest/forest.ts'
import { recordedTree } from '../forest/forest-trees.ts'
import { scoreRouter } from '../front/score.ts'
import { preferenceOf } from '../testing/arbitraries.ts'
import { PAIR_ROLES, pairsProtocol } from '../testing/pairs.ts'
import { playForest } from '../testing/played-forest.ts'
import { routedForest } from '../testing/routed.ts'
import { sayOneOf, scriptedWriter } from '../testing/scripted.ts'
import { costNorm, quality } from '../units.ts'
import { normalised } from './case.ts'
import { decisionCount } from './outcome-graph.ts'

const POOL = ['small', 'middle', 'large'].map(modelId)
const ARMS = armsOf(POOL, PAIR_ROLES)
const BOOK = defaultPriceBook(POOL, () => null)
const IDS = ['one', 'two', 'three']
const ROUNDS = 2

const protocol = pairsProtocol(ROUNDS, false)
const begin = (id: string): RunningEpisode => beginEpisode(protocol, protocol.start(id))
// Few texts, so that arms often write the same text and lead to the same state.
const { write } = scriptedWriter(sayOneOf(['yes', 'no', 'perhaps']))

const { file } = await playForest(
  { task: 'pairs', pool: POOL, roles: PAIR_ROLES },
  IDS.map((id) => ({ id, kind: 'pairs', episode: begin(id), write })),
)
const forest = parseForest(JSON.parse(JSON.stringify(file)), 'pairs.json')

interface Run {
  readonly score: number
  readonly usd: number
  readonly texts: readonly string[]
}

/** Plays the episode in which these arms are chosen one after another. */
async function run(id: string, arms: readonly Arm[], book: PriceBook = BOOK): Promise<Run> {
  const texts: string[] = []
  let usd = 0
  let score = Number.NaN
  let choices = 0
  const events = runEpisode({
    episode: begin(id),
    taken: [],
    kept: null,
    origin: 'recorded',
    write,
    choose: ({ ask }) => (ask.decides.length > 0 ? arms[choices++]! : null),
  })
  for await (const event of events) {
    if (event.type !== 'step') continue
    const { step, kept, verdict } = event
    texts.push(step.completion.text)
    usd += billOf(priceOf(book, kept.models, step.model), step.completion)
    if (verdict) score = verdict.score
  }
  return { score, usd, texts }
}

const pairsOfArms = ARMS.flatMap((first) => ARMS.map((second) => [first, second] as const))
const runs = new Map<string, readonly Run[]>()
for (const id of IDS) runs.set(id, await Promise.all(pairsOfArms.map((arms) => run(id, arms))))

const { table, cases, context, routers, space } = routedForest(forest, BOOK)
const routerOf = (id: string) => routers.find((each) => each.id === id)!
const scoresOf = (id: string, preference = preferenceOf(0.5, 0.5)) =>
  scoreRouter({ router: routerOf(id), setting: 0, preference }, cases, context)

describe('two roles that are chosen anew before each pair of turns', () => {
  it('are recorded whole, and read back from a file of version 3', () => {
    expect(file.version).toBe(3)
    expect(forest.asks).toEqual([
      { role: 'solver', decides: PAIR_ROLES },
      { role: 'teacher', decides: [] },
    ])
    expect(forest.questions.map(({ outcomes }) => outcomes)).toEqual(IDS.map(() => null))
    expect(table.arms.map(({ id }) => id)).toEqual(ARMS.map(({ id }) => id))
    expect(cases).toHaveLength(IDS.length)
    expect(space.stages).toBe(ROUNDS)
    for (const { graph } of cases) {
      for (let state = 0; state < decisionCount(graph); state++) {
        expect(graph.firstEdge[state + 1]! - graph.firstEdge[state]!).toBe(ARMS.length)
      }
      // Paths with equal texts are merged, so there are fewer states than paths.
      expect(decisionCount(graph)).toBeLessThan(1 + ARMS.length)
    }
  })

  it('have the cost range of all paths', () => {
    const costs = [...runs.values()].flat().map(({ usd }) => usd)
    expect(context.range.min).toBeCloseTo(Math.min(...costs), 12)
    expect(context.range.max).toBeCloseTo(Math.max(...costs), 12)
  })

  it('give a fixed router the run of its arm', async () => {
    for (const [place, model] of POOL.entries()) {
      const arm = armOf({ solver: model, teacher: model })
      const scores = scoresOf(`all-${POOL[place]}`)
      for (const [at, id] of IDS.entries()) {
        const { score, usd } = await run(id, [arm, arm])
        expect(scores.perf[at]).toBeCloseTo(score, 9)
        expect(scores.cost[at]).toBeCloseTo(normalised(context.range, usd), 9)
      }
    }
  })

  it('give the random router the mean over all paths', () => {
    const scores = scoresOf('random')
    for (const [at, id] of IDS.entries()) {
      const all = runs.get(id)!
      const meanOf = (of: (each: Run) => number) =>
        all.reduce((sum, each) => sum + of(each), 0) / all.length
      expect(scores.perf[at]).toBeCloseTo(
        meanOf(({ score }) => score),
        9,
      )
      expect(scores.cost[at]).toBeCloseTo(
        normalised(
          context.range,
          meanOf(({ usd }) => usd),
        ),
        9,
      )
    }
  })

  it.each([0, 0.3, 0.5, 0.9, 1])('give the oracle the best of all paths at α = %d', (alpha) => {
    const preference = preferenceOf(alpha, 1 - alpha)
    const scores = scoresOf('oracle', preference)
    for (const [at, id] of IDS.entries()) {
      const worths = runs
        .get(id)!
        .map(({ score, usd }) =>
          utility(preference, quality(score), normalised(context.range, usd)),
        )
      const own = utility(preference, quality(scores.perf[at]!), costNorm(scores.cost[at]!))
      expect(own).toBeCloseTo(Math.max(...worths), 9)
    }
  })

  it('make a tree in which every episode of the runner is a path', () => {
    for (const id of IDS) {
      const tree = recordedTree(forest, id, begin(id))!
      for (const [at, arms] of pairsOfArms.entries()) {
        const path = arms.flatMap((arm) => PAIR_ROLES.map((role) => armFor(arm, role).id))
        const nodes: readonly TreeNode[] = nodesAlong(tree, path)
        expect(nodes.map(({ step }) => step.completion.text)).toEqual(runs.get(id)![at]!.texts)
        expect(nodes.at(-1)!.verdict!.score).toBe(runs.get(id)![at]!.score)
      }
      const path = pathOfArm(tree, ARMS[5]!)
      expect(path).toHaveLength(2 * ROUNDS)
    }
  })
})

describe('one model under two adapters', () => {
  const adapter = (id: string) => ({ id, a: new Float32Array(1), b: new Float32Array(1) })
  const [plain, , large] = armsOf(POOL, ['solver'])
  const arms = [
    plain!,
    armOf({ solver: POOL[0]! }, { solver: adapter('x') }),
    armOf({ solver: POOL[0]! }, { solver: adapter('y') }),
    large!,
  ]

  it('is two edges of a graph and two branches of a tree', async () => {
    const start = begin('one')
    const played = await playForest(
      {
        task: 'pairs',
        pool: POOL,
        roles: PAIR_ROLES,
        arms: () => arms,
      },
      [{ id: 'one', kind: 'pairs', episode: firstOnly(start), write }],
    )
    const read = parseForest(JSON.parse(JSON.stringify(played.file)), 'adapters.json')
    expect(read.variants.slice(POOL.length)).toEqual([
      { model: POOL[0], adapter: 'x' },
      { model: POOL[0], adapter: 'y' },
    ])
    const tree = recordedTree(read, 'one', firstOnly(start))!
    expect([...tree.branches.keys()]).toEqual(arms.map(({ id }) => id))
    expect([...tree.branches.values()].map(({ step }) => [step.model, step.adapter])).toEqual([
      [POOL[0], null],
      [POOL[0], 'x'],
      [POOL[0], 'y'],
      [POOL[2], null],
    ])
    const [graph] = played.graphs
    expect([...graph!.variant]).toEqual([0, 3, 4, 2])
  })

  /** The same episode, but it ends after the first turn, and only the solver is due. */
  const firstOnly = ({ turn, accept }: RunningEpisode): RunningEpisode => ({
    turn: turn.type === 'turn' ? { ...turn, decides: ['solver'] } : turn,
    accept: (text) => {
      const { parsed } = accept(text)
      const verdict = { answer: text, gold: '', score: quality(0), exactMatch: false }
      const over = { type: 'verdict' as const, verdict }
      return { parsed, next: { turn: over, accept } }
    },
  })
})
