/** The tip beside the pointer: what it says about a router or a dot of the chart, and where it stands. */

import type { Preference } from '../../core/cost/utility.ts'
import { own } from '../../core/own.ts'
import type { Sliders } from './front-input.ts'
import type { FrontModel } from './front-model.ts'
import type { Hit } from './front-view.ts'
import { blindId, pointAt, type RouterPoints } from './router-points.ts'
import { formatSetting, formatShare } from './words.ts'

/** The first line is a title. */
export function tipLines(
  model: FrontModel,
  hit: Hit,
  sliders: Sliders,
): readonly [string, ...string[]] {
  const { preference } = sliders
  if (hit.type === 'router') {
    const { mark } = hit
    const at = pointAt(mark, sliders)
    return [mark.name, figures(at, preference), ...noteOf(model, mark, sliders)]
  }
  const at = { perf: model.cloud.perf[hit.index]!, cost: model.cloud.cost[hit.index]! }
  return ['A made-up rule', figures(at, preference), ...ruleLines(model, hit.index)]
}

const figures = (
  { perf, cost }: { readonly perf: number; readonly cost: number },
  { alpha, beta }: Preference,
): string =>
  `quality ${formatShare(perf)} · cost ${formatShare(cost)} · utility ${formatShare(alpha * perf - beta * cost)}`

function noteOf(
  { input }: FrontModel,
  points: RouterPoints,
  { settings }: Sliders,
): readonly string[] {
  const { id } = points
  if (id === 'oracle') return ['Knows every outcome beforehand: no router can do better.']
  if (id === blindId) return ['The policy’s mix of choices, dealt to questions at random.']
  if (points.moves !== 'with control') return []
  const { control } = input.routers.find((router) => router.id === id) ?? {}
  const setting = own(settings, id) ?? points.initial
  return control ? [`${control.label}: ${formatSetting(setting)}`] : []
}

/** Up to this many kinds of question get a line each; of more, the tip sums up all questions. */
const FEW_KINDS = 4

/** Where the rule sends most questions of each kind, or most questions of all. */
function ruleLines({ kinds, rules, choices }: FrontModel, index: number): readonly string[] {
  const { width, groups } = rules
  const names = Array.from(
    rules.arms.subarray(index * width, (index + 1) * width),
    (arm) => choices[arm] ?? '',
  )
  const sharesOf = (group: number) => {
    const start = (index * groups + group) * width
    return rules.shares.subarray(start, start + width)
  }
  if (kinds.length <= FEW_KINDS) {
    return kinds.map(({ name }, group) => `${name}: ${mostOf(sharesOf(group), names)[0] ?? ''}`)
  }
  const total = kinds.reduce((sum, { count }) => sum + count, 0)
  const all = new Float64Array(width)
  for (const [group, { count }] of kinds.entries()) {
    for (const [place, share] of sharesOf(group).entries()) all[place]! += (share * count) / total
  }
  return mostOf(all, names)
}

/** "62% to yard-3m throughout", greatest share first, without the negligible ones. */
const mostOf = (shares: Float64Array, names: readonly string[]): readonly string[] =>
  Array.from(shares, (share, place) => ({ share, name: names[place] ?? '' }))
    .sort((a, b) => b.share - a.share)
    .filter(({ share }) => share >= 0.005)
    .map(({ share, name }) => `${Math.round(share * 100)}% to ${name}`)

/** Puts the tip beside the pointer, inside the chart. */
export function showTip(
  box: HTMLElement,
  model: FrontModel,
  hit: Hit | null,
  sliders: Sliders,
  { x, y }: { readonly x: number; readonly y: number },
): void {
  box.hidden = hit === null
  if (!hit) return
  const lines = tipLines(model, hit, sliders)
  box.replaceChildren(
    ...lines.map((line) => {
      const element = document.createElement('p')
      element.textContent = line
      return element
    }),
  )
  const room = box.parentElement
  if (!room) return
  const { offsetWidth: width, offsetHeight: height } = box
  const left = x + 14 + width > room.clientWidth ? x - 14 - width : x + 14
  const top = y + 14 + height > room.clientHeight ? y - 14 - height : y + 14
  box.style.transform = `translate(${Math.max(0, left)}px, ${Math.max(0, top)}px)`
}
