/** The step on screen in full: the one being written, the one at the cursor, or why there is none. */
import { selectRecording } from '../../store/selectors.ts'
import { useYard } from '../../store/yard-context.tsx'
import styles from './episode-panel.module.css'
import { StepDetail } from './step-detail.tsx'
import { StreamingDetail } from './streaming-detail.tsx'
import type { EpisodeView } from './use-episode.ts'

export const Detail = ({
  view: { nodes, ledger, cursor, pool },
  waiting,
}: {
  readonly view: EpisodeView
  /** What is said before the first step. */
  readonly waiting: string
}) => {
  const live = useYard((state) => state.episode.live)
  const recording = useYard(selectRecording)
  if (live.type === 'running') {
    return <StreamingDetail running={live} number={nodes.length + 1} pool={pool} />
  }
  const node = nodes[cursor - 1]
  const entry = ledger[cursor - 1]
  if (node && entry) {
    return <StepDetail step={node.step} entry={entry} number={cursor} pool={pool} />
  }
  return <p className={styles.waiting}>{nodes.length > 0 ? waiting : NOTHING_YET[recording]}</p>
}

const NOTHING_YET = {
  there: 'The router cannot decide this one. Pick another router.',
  unfit:
    'What was recorded of this question does not fit its protocol. It has to be recorded again.',
  coming: 'Loading the recorded episode …',
  none: 'Nobody has recorded this question. Run live lets the models play it.',
}
