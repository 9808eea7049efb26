/** The Episode region: the question, the track it takes, the step and the decision behind it, and what came of it. */
import { Badge } from '../../components/badge.tsx'
import { Panel } from '../../components/panel.tsx'
import { rolesOf } from '../../core/episode/arm.ts'
import { originOf } from '../../core/episode/step.ts'
import { selectQuestion } from '../../store/episode-view.ts'
import { selectArms } from '../../store/pool-selectors.ts'
import { selectNodes } from '../../store/selectors.ts'
import type { YardState } from '../../store/state.ts'
import { useYard } from '../../store/yard-context.tsx'
import { Episode } from './episode.tsx'
import styles from './episode-panel.module.css'
import { listOf, ROLE_NAMES } from './words.ts'

/** "A switch picks a model for Teacher (T) and Student (S)": the roles of the first decision. */
function selectHint(state: YardState): string {
  const roles = rolesOf(selectArms(state)[0]?.models ?? {}).map((role) => ROLE_NAMES[role])
  const what =
    roles.length > 1
      ? `a model for ${listOf(roles.map((name) => `${name} (${name.charAt(0)})`))}`
      : 'the model that writes what follows'
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
