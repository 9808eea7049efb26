/** What the lessons say of routers, from the recorded outcomes: on the questions of the current split, at the current weights. */
import { dollarsAt } from '../../core/cost/normalise.ts'
import type { Preference } from '../../core/cost/utility.ts'
import { mean } from '../../core/front/operating-point.ts'
import { type ScoringContext, scoreRouter } from '../../core/front/score.ts'
import type { Case } from '../../core/outcomes/case.ts'
import { own } from '../../core/own.ts'
import { MissingFeatureError } from '../../core/routing/features.ts'
import type { Router } from '../../core/routing/router.ts'
import { costNorm } from '../../core/units.ts'
import { derived } from '../../store/memo.ts'
import { selectRouters } from '../../store/pool-selectors.ts'
import { selectSettings } from '../../store/setting-selectors.ts'
import type { YardState } from '../../store/state.ts'
import {
  selectCase,
  selectCases,
  selectScoringContext,
  selectSplitCases,
} from '../../store/table-selectors.ts'

/** Means over questions. */
export interface Standing {
  readonly perf: number
  /** Normalised. */
  readonly cost: number
  readonly usd: number
  readonly utility: number
}

type Known = Map<string, Standing | null>
const scored = new WeakMap<ScoringContext, WeakMap<readonly Case[], WeakMap<Router, Known>>>()

function knownOf(context: ScoringContext, cases: readonly Case[], router: Router): Known {
  const ofContext = scored.get(context) ?? new WeakMap<readonly Case[], WeakMap<Router, Known>>()
  scored.set(context, ofContext)
  const ofCases = ofContext.get(cases) ?? new WeakMap<Router, Known>()
  ofContext.set(cases, ofCases)
  const known: Known = ofCases.get(router) ?? new Map()
  ofCases.set(router, known)
  return known
}

/** Null where the router cannot run on these questions. */
function standingOn(
  router: Router,
  setting: number,
  { alpha, beta }: Preference,
  cases: readonly Case[],
  context: ScoringContext,
): Standing | null {
  const known = knownOf(context, cases, router)
  const key = [setting, ...(router.moves === 'with weights' ? [alpha, beta] : [])].join()
  const found = known.get(key)
  const standing = found === undefined ? computed() : found
  known.set(key, standing)
  return standing && { ...standing, utility: alpha * standing.perf - beta * standing.cost }

  function computed(): Standing | null {
    return unlessMissing(() => {
      const scores = scoreRouter({ router, setting, preference: { alpha, beta } }, cases, context)
      const perf = mean(scores.perf)
      const cost = mean(scores.cost)
      return { perf, cost, usd: dollarsAt(context.range, costNorm(cost)), utility: 0 }
    })
  }
}

/** Null where a router needs what these questions do not have. */
export function unlessMissing<Value>(ask: () => Value): Value | null {
  try {
    return ask()
  } catch (error) {
    if (error instanceof MissingFeatureError) return null
    throw error
  }
}

const NONE: readonly Case[] = []
const alone = new WeakMap<Case, readonly Case[]>()
const onlyOf = (question: Case | null): readonly Case[] => {
  if (!question) return NONE
  const known = alone.get(question) ?? [question]
  alone.set(question, known)
  return known
}

export type Questions = 'split' | 'train' | 'question'

const casesOf = (state: YardState, of: Questions): readonly Case[] => {
  if (of === 'split') return selectCases(state)
  return of === 'train' ? selectSplitCases(state, 'train') : onlyOf(selectCase(state))
}

/** How a router stands; null before the recording is there, and where it cannot run on it. */
export function standingOf(
  state: YardState,
  router: Router | null,
  of: Questions = 'split',
): Standing | null {
  const context = selectScoringContext(state)
  const cases = casesOf(state, of)
  if (!router || !context || cases.length === 0) return null
  const setting = own(selectSettings(state), router.id) ?? router.control?.initial ?? 0
  return standingOn(router, setting, state.setup.preference, cases, context)
}

export const routerOf = (state: YardState, id: string): Router | null =>
  selectRouters(state).find((each) => each.id === id) ?? null

/** The routers that use one model throughout, cheapest first. */
export const selectSingles = derived(
  (state) => [selectRouters(state)],
  (state) => selectRouters(state).filter(({ id }) => id.startsWith('all-')),
)

/** The best router that gives every question the same models, chosen on train; null before the recording is there. */
export function selectBestFixed(state: YardState): Router | null {
  const fixed = selectRouters(state).filter(({ group }) => group === 'fixed')
  const worths = fixed.map((router) => standingOf(state, router, 'train')?.utility ?? -1)
  return fixed[worths.indexOf(Math.max(...worths))] ?? null
}
