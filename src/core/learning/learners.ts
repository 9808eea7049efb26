/** Every learner. A new one takes one file and one entry here; the shared contract test then covers it. */
import { fitExactGradient } from './exact-gradient.ts'
import { fitBounded } from './fit-bounded.ts'
import { fitCascade, fitFrugal } from './fit-cascades.ts'
import { fitGraph } from './fit-graph.ts'
import { fitFactors, fitFittedQ, fitMirt } from './fitted-q.ts'
import { fitImitation } from './imitation.ts'
import type { Learner, Settings } from './learner.ts'
import { fitPpo } from './ppo.ts'
import { fitNearest } from './remember.ts'

/** Default settings. They are ours, chosen on the validation questions of the recorded forests. */
const LINEAR: Settings = {
  seed: '1',
  hidden: 0,
  rate: 0.01,
  decay: 0.01,
  passes: 40,
  entropy: 0.02,
  share: 1,
  question: 512,
  last: 512,
  writer: true,
  draft: false,
  monotone: false,
  costRange: 'min-max',
}

const ALWAYS = ['seed', 'share', 'question'] as const
const STEPWISE = ['last', 'writer', 'draft'] as const
const SLOPE = ['rate', 'decay', 'passes'] as const
const NET = ['hidden', ...SLOPE] as const

export const LEARNERS: readonly Learner[] = [
  {
    kind: 'policy-gradient',
    defaults: LINEAR,
    heeds: [...ALWAYS, ...STEPWISE, ...NET, 'entropy'],
    fit: fitExactGradient,
  },
  {
    kind: 'hier-router',
    defaults: { ...LINEAR, rate: 0.005, passes: 120, entropy: 0.01 },
    heeds: [...ALWAYS, ...STEPWISE, ...NET, 'entropy'],
    fit: fitPpo,
  },
  {
    // TRIM (arXiv 2601.10245) keeps or rewrites the cheapest model's draft. The paper trains it by PPO on five numbers from a
    // process reward model; here it is the exact gradient, on inputs that need no such model.
    kind: 'trim',
    defaults: { ...LINEAR, question: 0, last: 0, draft: true },
    heeds: [...ALWAYS, ...STEPWISE, ...NET, 'entropy'],
    fit: fitExactGradient,
  },
  {
    kind: 'fitted-q',
    defaults: { ...LINEAR, hidden: 64, rate: 0.003 },
    heeds: [...ALWAYS, ...STEPWISE, ...NET],
    fit: fitFittedQ,
  },
  {
    kind: 'imitation',
    defaults: LINEAR,
    heeds: [...ALWAYS, ...STEPWISE, ...NET],
    fit: fitImitation,
  },
  {
    kind: 'factors',
    defaults: { ...LINEAR, hidden: 8 },
    heeds: [...ALWAYS, ...NET],
    fit: fitFactors,
  },
  { kind: 'mirt', defaults: { ...LINEAR, hidden: 9 }, heeds: [...ALWAYS, ...NET], fit: fitMirt },
  ...(['cost-bound', 'quality-bound'] as const).map(
    (kind): Learner => ({
      kind,
      defaults: LINEAR,
      heeds: [...ALWAYS, ...STEPWISE, ...NET, 'entropy', 'monotone'],
      fit: fitBounded,
    }),
  ),
  { kind: 'nearest', defaults: LINEAR, heeds: ALWAYS, fit: fitNearest },
  {
    kind: 'graph-router',
    defaults: { ...LINEAR, hidden: 16 },
    heeds: [...ALWAYS, ...NET],
    fit: fitGraph,
  },
  { kind: 'frugal', defaults: LINEAR, heeds: [...ALWAYS, ...SLOPE], fit: fitFrugal },
  { kind: 'cascade', defaults: LINEAR, heeds: [...ALWAYS, ...SLOPE], fit: fitCascade },
]
