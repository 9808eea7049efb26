/** The Front: what every router costs and brings on a whole split, and what that is worth to the person at the sliders. */
import { useMemo, useState } from 'react'
import { Badge } from '../../components/badge.tsx'
import { Panel } from '../../components/panel.tsx'
import { selectTask } from '../../store/selectors.ts'
import type { YardState } from '../../store/state.ts'
import { useYard } from '../../store/yard-context.tsx'
import type { CostUnit } from './chart-frame.tsx'
import { FrontChart } from './front-chart.tsx'
import type { FrontModel } from './front-model.ts'
import styles from './front-panel.module.css'
import { LineKey } from './line-key.tsx'
import { OperatingPoints } from './operating-points.tsx'
import { compareWithControls, standingsAt } from './standings.ts'
import { useSettled, useThrottled } from './use-calm.ts'
import { useFrontModel } from './use-front-model.ts'
import { useIntervals } from './use-intervals.ts'
import { leaderSentence, verdictSentence } from './words.ts'

export const FrontPanel = () => {
  const model = useFrontModel()
  const opening = useYard((state) => state.data.opening)
  const reason = opening.type === 'failed' ? opening.reason : null
  return (
    <Panel
      name="Front"
      hint="Each mark is a router: higher answers better, further left costs less."
      aside={<Badge origin="recorded" />}
    >
      {model ? (
        <FrontFigure model={model} />
      ) : (
        <p className={styles.waiting}>{reason ?? 'Loading the recorded outcomes …'}</p>
      )}
    </Panel>
  )
}

const selectPreference = (state: YardState) => state.setup.preference

const FrontFigure = ({ model }: { readonly model: FrontModel }) => {
  const [unit, setUnit] = useState<CostUnit>('share')
  const [bars, setBars] = useState(false)
  const metric = useYard((state) => selectTask(state).metric)
  const split = useYard((state) => state.setup.split)
  const moving = useThrottled(selectPreference, 100)
  const settled = useSettled(selectPreference, 350)
  const intervals = useIntervals(model, settled, bars)
  const standings = useMemo(() => standingsAt(model, moving), [model, moving])
  const summary = useMemo(() => {
    const rested = standingsAt(model, settled)
    const comparison = compareWithControls(model, rested, settled)
    return {
      leader: leaderSentence(rested, settled),
      verdict: comparison && verdictSentence(comparison, model.cases.length),
      tone: comparison?.conclusion ?? 'open',
    }
  }, [model, settled])

  return (
    <>
      <FrontChart
        model={model}
        unit={unit}
        quality={`mean ${metric} of ${model.cases.length} ${split} questions`}
        intervals={intervals}
      />
      <div className={styles.under}>
        <div className={styles.controls}>
          <button
            type="button"
            aria-pressed={unit === 'dollars'}
            onClick={() => setUnit(unit === 'share' ? 'dollars' : 'share')}
          >
            Cost in $
          </button>
          <button
            type="button"
            aria-pressed={bars}
            aria-label="95 % intervals"
            onClick={() => setBars(!bars)}
          >
            ± 95 %
          </button>
        </div>
        <LineKey />
      </div>
      <div role="status" className={styles.summary}>
        <p>{summary.leader}</p>
        {summary.verdict && <p data-conclusion={summary.tone}>{summary.verdict}</p>}
      </div>
      <OperatingPoints model={model} standings={standings} intervals={intervals} unit={unit} />
    </>
  )
}
