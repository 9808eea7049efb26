/** The card of a trained router: how it was trained, and how it compares with the controls. */
import type { Beside } from '../src/core/front/beside.ts'
import type { Interval } from '../src/core/front/bootstrap.ts'
import type { Settings } from '../src/core/learning/learner.ts'

interface Report {
  readonly task: string
  readonly pool: string
  readonly router: string
  /** Settings that were changed, as they were given. */
  readonly set: readonly string[]
  readonly settings: Settings
  readonly train: number
  readonly validation: number
  readonly test: number
  readonly regimes: readonly (Beside & {
    readonly regime: string
    readonly seeds: readonly number[]
    readonly controls: Readonly<Record<string, number>>
  })[]
}

type Curve = readonly { readonly train: number; readonly validation: number }[]

const three = (value: number): string => value.toFixed(3).replace('-', '−')
const percent = (value: number): string => (100 * value).toFixed(0).replace('-', '−')
const between = ({ low, high }: Interval, write: (value: number) => string): string =>
  `${write(low)} to ${write(high)}`

export function trainedCard(report: Report, curves: readonly Curve[]): string {
  const { task, pool, router, settings, regimes } = report
  const changed = report.set.map((each) => ` --set ${each}`).join('')
  const rows = regimes.map(({ regime, utility, utility95, share, share95, seeds, controls }) => {
    const { single, fixed, random, sameRate, zero, oracle } = controls
    return `| ${regime} | ${three(utility)} (${between(utility95, three)}) | ${percent(share)}% (${between(share95, percent)}) | ${seeds.map(three).join(', ')} | ${[single, fixed, random, sameRate, zero, oracle].map((each) => three(each!)).join(' | ')} |`
  })
  const curve = curves[0] ?? []
  const stops = [0, 0.1, 0.25, 0.5, 1].map((share) => Math.round(share * (curve.length - 1)))
  return `---
license: mit
---

# ${router}, trained for ${task}

Written by \`npm run train -- --pool ${pool} --router ${router}${changed} --write\`. Trained on the ${report.train} recorded train questions, watched on
${report.validation} validation questions; nothing was chosen on the ${report.test} test questions that the table is of. The stored router is that of the
first seed; the first columns are the mean over seeds.

| regime | utility, 95% | of the way from best single to oracle | by seed | best single | best fixed | random | random at its rate | zero router | oracle |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

The best single model and the best fixed arm (a mixed pair counts) are those of the train questions. Random at its rate takes every arm as
often as the router does, whatever is asked; the zero router mixes two single models to the router's mean cost, with hindsight. A router
with a control stands where it stood best on train. Intervals are of a paired bootstrap over questions.

Settings: ${Object.entries(settings)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')}.

Utility at α = β = .5 while it learnt, first seed: ${stops.map((at) => `after ${at + 1}: ${three(curve[at]?.train ?? Number.NaN)} train, ${three(curve[at]?.validation ?? Number.NaN)} validation`).join('; ')}.
`
}
