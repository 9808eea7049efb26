/** An episode whose steps are routed one by one, with its decision points. */
import { useMemo } from 'react'
import type { TreeNode } from '../../core/episode/tree.ts'
import type { Decision, Router } from '../../core/routing/router.ts'
import {
  selectArms,
  selectForest,
  selectPool,
  selectRouter,
  selectSetting,
} from '../../store/routing-selectors.ts'
import { selectGlimpses, selectNodes, selectPath } from '../../store/selectors.ts'
import type { YardState } from '../../store/state.ts'
import { rulingsAlong, selectStepCase } from '../../store/step-selectors.ts'
import { useYard } from '../../store/yard-context.tsx'
import { billedGlimpses } from './ledger.ts'
import type { RunningTurn } from './running-turn.ts'
import { agreedSteps, type StepPoint, stepPoints } from './step-points.ts'
import { type EpisodeView, useEpisode } from './use-episode.ts'

export interface StepEpisodeView extends EpisodeView {
  readonly points: readonly StepPoint[]
  readonly running: RunningTurn | null
}

const NOBODY = {}
const selectRulings = (state: YardState) => rulingsAlong(state, selectPath(state))

export function useStepEpisode(): StepEpisodeView {
  const nodes = useYard(selectNodes)
  const pool = useYard(selectPool)
  const live = useYard((state) => state.episode.live)
  const running = live.type === 'running' ? live : null
  const model = running?.model ?? null
  const rulings = useYard(selectRulings)
  const question = useYard(selectStepCase)
  const forest = useYard(selectForest)
  const router = useYard(selectRouter)
  const setting = useYard(selectSetting)
  const arms = useYard(selectArms)
  const preference = useYard((state) => state.setup.preference)
  const routed = useYard(selectGlimpses)
  const agreed = useMemo(
    () => (question && forest ? agreedSteps(question.graph, forest.texts, pool, nodes) : -1),
    [question, forest, pool, nodes],
  )
  const glimpses = useMemo(
    () =>
      billedGlimpses(nodes).map((billed, index) =>
        index < routed.length && index <= agreed ? (routed[index] ?? null) : billed,
      ),
    [nodes, routed, agreed],
  )
  const view = useEpisode(NOBODY, glimpses)
  const points = useMemo(
    () =>
      stepPoints({
        pool,
        models: [...nodes.map(({ step }) => step.model), ...(model ? [model] : [])],
        open: model === null && !nodes.at(-1)?.verdict,
        rulings: rulings.slice(0, agreed + 1),
        preference,
        decide: (index) =>
          decideUnrecorded(router, setting, nodes[index - 1] ?? null, {
            questionId: '',
            arms,
            preference,
          }),
      }),
    [nodes, model, rulings, agreed, router, setting, pool, arms, preference],
  )
  return { ...view, points, running }
}

/** What the router says where only the step before is known; null where it needs more. */
function decideUnrecorded(
  router: Router,
  setting: number,
  before: TreeNode | null,
  point: Pick<Parameters<Router['decide']>[0], 'questionId' | 'arms' | 'preference'>,
): Decision | null {
  if (router.reads !== 'nothing' && router.reads !== 'last') return null
  return router.decide({
    ...point,
    predictions: null,
    outcomes: null,
    last: before?.step.completion ?? null,
    draft: null,
    setting,
  })
}
