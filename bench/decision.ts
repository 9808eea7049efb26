/** How long a trained router takes to decide, beside how long the models took to write a step when it was recorded. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readForest, recordingOf, SHIPPED } from '../scripts/pool.ts'
import { REGIMES } from '../src/core/cost/utility.ts'
import { END } from '../src/core/forest/state-graph.ts'
import {
  type Asked,
  decisionPoint,
  type ScoringContext,
  stateAfter,
} from '../src/core/front/score.ts'
import { parseTrainedRouter } from '../src/core/learning/trained-router.ts'
import type { Case } from '../src/core/outcomes/case.ts'
import { poolOf } from '../src/core/pool/pool.ts'
import { createRouters } from '../src/core/routing/registry.ts'
import type { DecisionPoint, Router } from '../src/core/routing/router.ts'
import { shippedTasks } from '../src/core/tasks/registry.ts'
import { splitOf } from '../src/core/tasks/task.ts'
import { type Bench, Skip } from './bench.ts'
import { root } from './models.ts'
import { median, rounded } from './statistics.ts'

/** Decisions that go by before the measured ones, so that the code is compiled as it is after a while on the page. */
const WARM = 200

export const decision: Bench = {
  name: 'decision',
  async run(_, report) {
    const trained = shippedTasks.infos.filter(({ id }) => poolOf(SHIPPED, id).routers.length > 0)
    if (trained.length === 0) throw new Skip('no trained router ships')
    for (const { id } of trained) {
      await shippedTasks.load(id)
      const { forest, cases, space, context } = recordingOf(readForest(id))
      const test = cases.filter(({ questionId }) => splitOf(questionId) === 'test')
      const step = median(
        forest.questions
          .filter((question) => splitOf(question.id) === 'test')
          .flatMap(({ graph }) => Array.from(graph?.latency ?? [])),
      )
      report({ metric: `${id}, a recorded step`, value: rounded(step), unit: 'ms' })
      for (const kind of poolOf(SHIPPED, id).routers) {
        const file = join('models', 'routers', id, kind, 'router.json')
        const { fitted } = parseTrainedRouter(
          JSON.parse(readFileSync(join(root, file), 'utf8')),
          file,
        )
        const router = createRouters(space, new Map([[kind, fitted]])).find(
          (each) => each.id === kind,
        )
        if (!router) throw new Error(`${file} makes no router`)
        const took = median(decisionTimes(router, test, context))
        report({ metric: `${id}, ${kind}: a decision`, value: rounded(1000 * took), unit: 'µs' })
        const share = rounded((100 * took) / step, 2)
        report({ metric: `${id}, ${kind}: share of a step`, value: share, unit: '%' })
      }
    }
  },
}

/** Milliseconds of each decision on the way that the router takes through these questions. */
function decisionTimes(
  router: Router,
  cases: readonly Case[],
  context: ScoringContext,
): readonly number[] {
  const asked: Asked = {
    router,
    setting: router.control?.initial ?? 0,
    preference: REGIMES[1]!.preference,
  }
  const times: number[] = []
  for (const question of cases) {
    const edges: number[] = []
    do {
      const point = unread(decisionPoint(asked, question, context, null, edges))
      const begun = performance.now()
      const { distribution } = router.decide(point)
      times.push(performance.now() - begun)
      const arm = distribution.indexOf(Math.max(...distribution))
      edges.push(question.graph.firstEdge[stateAfter(question, edges)]! + arm)
    } while (question.graph.next[edges.at(-1)!] !== END)
  }
  return times.slice(Math.min(WARM, times.length / 2))
}

/** With features of its own: a router keeps what it made of those that it has read. */
const unread = (point: DecisionPoint): DecisionPoint => ({
  ...point,
  features: { ...point.features },
})
