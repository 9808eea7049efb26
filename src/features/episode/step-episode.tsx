/** An episode whose every step is routed on its own: the tree, the step, the decision behind it, the verdict. */
import { useMemo } from 'react'
import { lookOf } from '../../components/model-look.ts'
import { ModelMark } from '../../components/model-mark.tsx'
import { modelName } from '../../core/episode/model-name.ts'
import type { Pool } from '../../core/routing/arms.ts'
import { seek } from '../../store/episode-actions.ts'
import { selectPriceBook, selectRouter } from '../../store/routing-selectors.ts'
import {
  selectComparedNodes,
  selectRecording,
  selectTask,
  selectTree,
} from '../../store/selectors.ts'
import {
  selectCostRange,
  selectLead,
  selectStepCase,
  selectStepPath,
} from '../../store/step-selectors.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import { BranchActions, type Comparable } from './branch-actions.tsx'
import { CompareView } from './compare-view.tsx'
import { CostRibbon } from './cost-ribbon.tsx'
import { Detail } from './detail.tsx'
import styles from './episode-panel.module.css'
import { pathKey } from './lanes.ts'
import { billedGlimpses, ledgerOf } from './ledger.ts'
import { LiveStrip } from './live-strip.tsx'
import { StepDecision } from './step-decision.tsx'
import own from './step-episode.module.css'
import { StepTree } from './step-tree.tsx'
import { StepVerdict } from './step-verdict.tsx'
import { liveWays, stepWays } from './step-ways.ts'
import { takeStep } from './take-step.ts'
import { Transport } from './transport.tsx'
import { type StepEpisodeView, useStepEpisode } from './use-step-episode.ts'

const NO_WAYS: readonly Comparable[] = []
const ONWARD = 'From there on the router decides again.'
const NO_GLIMPSE = 'The cost of a branch by hand is without its glimpses.'

export const StepEpisode = () => {
  const yard = useYardApi()
  const view = useStepEpisode()
  const { nodes, cursor, points, running, pool } = view
  const coming = useYard((state) => selectRecording(state) === 'coming')
  const router = useYard(selectRouter)
  const [role = 'solver'] = useYard(selectTask).roles
  const ways = useWays(view)
  const point = points[running ? nodes.length : Math.max(0, cursor - 1)]
  const ended = cursor === nodes.length && !running
  if (coming && nodes.length === 0 && !running) {
    return (
      <>
        <div className={own.skeleton} role="img" aria-label="The episode is loading" />
        <Transport view={view} />
        <LiveStrip />
        <Detail view={view} waiting="" />
      </>
    )
  }
  return (
    <>
      <StepTree
        view={view}
        onSeek={(to) => seek(yard, to)}
        onTake={(index, model) => takeStep(yard, index, model, 'best')}
      />
      <Key pool={pool} metric={view.metric} />
      <CostRibbon ledger={view.ledger} cursor={cursor} pool={pool} />
      <Transport view={view} />
      <LiveStrip />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Detail
            view={view}
            waiting="The question waits at the first switch. Step sends it down its track."
          />
          <BranchActions
            view={view}
            others={ways}
            onTake={(index, model) => takeStep(yard, index, model, 'router')}
            note={router.reads === 'draft' ? `${ONWARD} ${NO_GLIMPSE}` : ONWARD}
          />
          {ended && <StepVerdict view={view} best={ways.find(({ id }) => id === 'best') ?? null} />}
        </div>
        {point && (
          <StepDecision
            point={point}
            glimpse={view.ledger[point.index]?.glimpse ?? null}
            role={role}
            routerName={router.name}
            pool={pool}
          />
        )}
      </div>
      <Compared view={view} ways={ways} />
    </>
  )
}

/** Which shape is whose, and how to read the figures of the tree. */
const Key = ({ pool, metric }: { readonly pool: Pool; readonly metric: string }) => (
  <p className={own.key}>
    {pool.map((model) => (
      <span key={model} className={own.model}>
        <ModelMark look={lookOf(pool, model)} /> {modelName(model)}
      </span>
    ))}
    <span>
      At a switch: its value, the utility that can still be had, and in red the regret of what was
      taken. On a branch not taken: utility U, then {metric.toLowerCase()} · cost, if the best is
      made of it afterwards.
    </span>
  </p>
)

function useWays({ path, pool }: StepEpisodeView): readonly Comparable[] {
  const question = useYard(selectStepCase)
  const range = useYard(selectCostRange)
  const preference = useYard((state) => state.setup.preference)
  const routed = useYard(selectStepPath)
  const tree = useYard(selectTree)
  // A recorded tree holds every path; those of a question run only here are few.
  const recorded = useYard((state) => selectRecording(state) === 'coming') || question !== null
  return useMemo(
    () =>
      question && range
        ? stepWays(question, range, preference, pool, routed, path)
        : recorded
          ? NO_WAYS
          : liveWays(tree, path),
    [question, range, preference, pool, routed, path, tree, recorded],
  )
}

const NOBODY = {}

const Compared = ({
  view,
  ways,
}: {
  readonly view: StepEpisodeView
  readonly ways: readonly Comparable[]
}) => {
  const nodes = useYard(selectComparedNodes)
  const path = useYard((state) => state.episode.comparedPath)
  const byHand = useYard((state) => state.episode.chosenPath !== null)
  const book = useYard(selectPriceBook)
  const { glimpses } = useYard(selectLead)
  if (!nodes || !path) return null
  const way = ways.find((each) => pathKey(each.path) === pathKey(path))
  return (
    <CompareView
      left={{
        title: byHand ? 'On screen' : 'The router’s choice',
        nodes: view.nodes,
        ledger: view.ledger,
      }}
      right={{
        title: way?.title ?? 'The other branch',
        nodes,
        ledger: ledgerOf(
          book,
          NOBODY,
          nodes,
          way?.id === 'routed' ? glimpses : billedGlimpses(nodes),
        ),
      }}
      pool={view.pool}
      metric={view.metric}
    />
  )
}
