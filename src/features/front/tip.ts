/** What the chart says of the thing under the finger. */

import { assignmentText } from '../../core/routing/arms.ts'
import type { Preference } from '../../core/routing/router.ts'
import { blindId, type FrontModel, pointAt } from './front-model.ts'
import type { Hit } from './front-view.ts'
import { formatShare } from './words.ts'

/** The first line is a title. */
export function tipLines(
  model: FrontModel,
  hit: Hit,
  preference: Preference,
): readonly [string, ...string[]] {
  if (hit.type === 'router') {
    const { mark } = hit
    const name = [...model.points, model.blind].find((points) => points?.id === mark.id)?.name
    return [name ?? mark.label, figures(pointAt(mark, preference), preference), ...noteOf(mark.id)]
  }
  const at = { perf: model.cloud.perf[hit.index]!, cost: model.cloud.cost[hit.index]! }
  return ['A made-up rule', figures(at, preference), ...ruleLines(model, hit.index)]
}

const figures = (
  { perf, cost }: { readonly perf: number; readonly cost: number },
  { alpha, beta }: Preference,
): string =>
  `quality ${formatShare(perf)} · cost ${formatShare(cost)} · utility ${formatShare(alpha * perf - beta * cost)}`

function noteOf(id: string): readonly string[] {
  if (id === 'oracle') return ['Knows every outcome beforehand: no router can do better.']
  if (id === blindId)
    return ['The policy’s choices in the same numbers, dealt out without a look at the question.']
  return []
}

/** Where the rule sends most questions of each kind. */
function ruleLines({ rules, kinds, cases }: FrontModel, index: number): readonly string[] {
  const arms = cases[0]?.arms ?? []
  return kinds.map((kind, group) => {
    const start = (index * rules.groups + group) * rules.arms
    const shares = [...rules.shares.subarray(start, start + rules.arms)]
    const share = Math.max(...shares)
    const arm = arms[shares.indexOf(share)]
    const models = arm ? assignmentText(arm) : ''
    return `${kind}: ${Math.round(share * 100)} % to ${models}`
  })
}
