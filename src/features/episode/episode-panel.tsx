/** The Episode region: the question, the track it takes, the step and the decision behind it, and what came of it. */
import { lazy, Suspense } from 'react'
import { Badge } from '../../components/badge.tsx'
import { Panel } from '../../components/panel.tsx'
import { originOf } from '../../core/episode/step.ts'
import { selectDecides } from '../../store/routing-selectors.ts'
import { selectNodes, selectQuestion } from '../../store/selectors.ts'
import type { YardState } from '../../store/state.ts'
import { useYard } from '../../store/yard-context.tsx'
import styles from './episode-panel.module.css'
import { LaneEpisode } from './lane-episode.tsx'

const HINTS = {
  episode: 'The switch picks a model for Teacher (T) and Student (S); the wagon is the question.',
  step: 'Before every step a switch picks the model that writes it; the wagon is the question.',
}

// The page opens with a task that is decided once an episode.
const StepEpisode = lazy(async () => ({
  default: (await import('./step-episode.tsx')).StepEpisode,
}))

const selectOrigin = (state: YardState) => {
  const { type } = state.episode.live
  const nodes = selectNodes(state)
  if (type === 'running') return 'live'
  return nodes.length > 0 ? originOf(nodes) : null
}

export const EpisodePanel = () => {
  const question = useYard(selectQuestion)
  const decides = useYard(selectDecides)
  const origin = useYard(selectOrigin)
  const [asked, ...choices] = question.text.split('\n')
  return (
    <Panel name="Episode" hint={HINTS[decides]} aside={origin && <Badge origin={origin} />}>
      <div className={styles.body}>
        <div className={styles.question}>
          <h3>{asked}</h3>
          {choices.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        {decides === 'episode' ? (
          <LaneEpisode />
        ) : (
          <Suspense fallback={<p className={styles.waiting}>Loading …</p>}>
            <StepEpisode />
          </Suspense>
        )}
      </div>
    </Panel>
  )
}
