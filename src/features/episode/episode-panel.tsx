/** The Episode region: the question, the track it takes, the step and the decision behind it, and what came of it. */

import { useEffect, useMemo } from 'react'
import { armWords } from '../../components/arm-text.tsx'
import { Badge } from '../../components/badge.tsx'
import { MarkOf } from '../../components/model-mark.tsx'
import { Panel } from '../../components/panel.tsx'
import { ROLE_NAMES } from '../../components/role-names.ts'
import { rolesOf } from '../../core/episode/arm.ts'
import { modelName } from '../../core/episode/model-name.ts'
import { originOf } from '../../core/episode/step.ts'
import type { Point } from '../../store/decision-points.ts'
import { standFigure } from '../../store/effects/load-forest.ts'
import { choosePath, seek, takeArm } from '../../store/episode-actions.ts'
import { selectQuestion, selectRecording } from '../../store/episode-view.ts'
import { selectArms, selectRouter } from '../../store/pool-selectors.ts'
import { selectNodes } from '../../store/selectors.ts'
import type { YardState } from '../../store/state.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import { CostRibbon } from './bill/cost-ribbon.tsx'
import { VerdictCard } from './bill/verdict-card.tsx'
import { BranchActions } from './compare/branch-actions.tsx'
import { comparables } from './compare/comparables.ts'
import { Comparison } from './compare/compare-view.tsx'
import { DecisionPanel } from './decision/decision-panel.tsx'
import styles from './episode-panel.module.css'
import { type Branch, placeOnTrack } from './figure/branches.ts'
import { Figure } from './figure/figure.tsx'
import { StepDetail } from './step/step-detail.tsx'
import { Narration } from './transport/narration.tsx'
import { Transport } from './transport/transport.tsx'
import { type EpisodeView, useBranches, useEpisode } from './use-episode.ts'
import { listOf } from './words.ts'

/** "A switch picks a model for Teacher (T) and Student (S)": the roles of the first decision. */
function selectHint(state: YardState): string {
  const roles = rolesOf(selectArms(state)[0]?.models ?? {}).map((role) => ROLE_NAMES[role])
  const what =
    roles.length > 1
      ? `a model for ${listOf(roles.map((name) => `${name} (${name.charAt(0)})`))}`
      : 'the model that writes the next step'
  return `A switch picks ${what}; the wagon is the question.`
}

const selectOrigin = (state: YardState) => {
  const { type } = state.episode.live
  const nodes = selectNodes(state)
  if (type === 'running') return 'live'
  return nodes.length > 0 ? originOf(nodes) : null
}

export const EpisodePanel = () => {
  const question = useYard(selectQuestion)
  const hint = useYard(selectHint)
  const origin = useYard(selectOrigin)
  const [asked, ...choices] = question.text.split('\n')
  return (
    <Panel name="Episode" hint={hint} aside={origin && <Badge origin={origin} />}>
      <div className={styles.body}>
        <div className={styles.question}>
          <h3>{asked}</h3>
          {choices.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        <Episode />
      </div>
    </Panel>
  )
}

/** The figure, the step and the decision behind it, and what came of it. */
const Episode = () => {
  const yard = useYardApi()
  const view = useEpisode()
  const branches = useBranches(view)
  const coming = useYard((state) => selectRecording(state) === 'coming')
  const router = useYard(selectRouter)
  const others = useOthers(view, branches)
  const { nodes, cursor, running, points, bill } = view
  const point = pointOnScreen(view)
  // Until the recording has arrived, there is nothing to draw.
  const waits = coming && nodes.length === 0 && !running && !points[0]?.worths
  useEffect(() => {
    if (!waits) standFigure(yard)
  }, [waits, yard])
  const take = (branch: Branch) => {
    if (branch.path.length > 0 && (view.settled || !branch.choice)) choosePath(yard, branch.path)
    else takeArm(yard, branch.index, branch.arm, 'best')
  }
  return (
    <>
      {/* Above the figure, whose height depends on the question: so it is on the first screen. */}
      <Transport view={view} />
      <Narration view={view} />
      {waits ? (
        <div className={styles.skeleton} role="img" aria-label="The episode is loading" />
      ) : (
        <>
          <Figure
            view={view}
            branches={branches}
            routerName={router.name}
            // Its outcome may be known before its steps have arrived.
            isTakeable={({ path, outcome }) => path.length > 0 || outcome === null || !coming}
            onSeek={(to) => seek(yard, to)}
            onTake={take}
          />
          <Key view={view} />
          <CostRibbon bill={bill} cursor={cursor} />
        </>
      )}
      {waits ? (
        <StepDetail view={view} />
      ) : (
        <div className={styles.columns} data-waits={cursor === 0 && !running}>
          <div className={styles.column}>
            <StepDetail view={view} />
            {view.veiled ? (
              <p>What comes of each choice is hidden until you have made your bet.</p>
            ) : (
              <BranchActions view={view} others={others} />
            )}
            {cursor === nodes.length && !running && (
              <VerdictCard
                view={view}
                branches={branches}
                best={view.veiled ? null : (others.find(({ id }) => id === 'best') ?? null)}
              />
            )}
          </div>
          {point && !view.veiled && (
            <DecisionPanel
              view={view}
              point={point}
              shown={placeOnTrack(points, point, nodes.length)}
              router={router}
              onTake={(place) => {
                const at = points.indexOf(point)
                const branch = branches.find(
                  ({ choice }) => choice?.point === at && choice.place === place,
                )
                if (branch) take(branch)
              }}
            />
          )}
        </div>
      )}
      {!view.veiled && <Comparison view={view} others={others} title={titleOf(view)} />}
    </>
  )
}

/** The decision behind the step on screen, or the one that waits before the first. */
function pointOnScreen({ points, cursor, nodes, running }: EpisodeView): Point | null {
  const index = running ? nodes.length : Math.max(0, cursor - 1)
  return points.findLast((point) => point.index <= index) ?? points[0] ?? null
}

function useOthers({ path, points }: EpisodeView, branches: readonly Branch[]) {
  const yard = useYardApi()
  // The points change with everything that decides the paths, except the path on screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state is read as it is when they change
  return useMemo(
    () => comparables(yard.getState(), points, branches),
    [yard, path, points, branches],
  )
}

/** What the path on screen is called where it is compared with another. */
function titleOf({ points, nodes, settled, byHand, pool }: EpisodeView): string {
  const place = points[0] ? placeOnTrack(points, points[0], nodes.length) : null
  if (settled && place !== null) return armWords(points[0]!.arms[place]!, pool)
  return byHand ? 'On screen' : 'The router’s choice'
}

/** Which shape is which model, and how to read the numbers in the figure. */
const Key = ({ view: { pool, metric, settled } }: { readonly view: EpisodeView }) => (
  <p className={styles.key}>
    {pool.map((model) => (
      <span key={model} className={styles.model}>
        <MarkOf model={model} /> <span>{modelName(model)}</span>
      </span>
    ))}
    <span>
      {`At a switch: its value, which is the most utility still within reach, and in red the regret of the choice made. On a branch not taken: ${
        settled
          ? `${metric}, and its cost as a multiple of this episode’s.`
          : `utility U, then ${metric.toLowerCase()} · cost, if every later choice is the best one.`
      }`}
    </span>
  </p>
)
