/** The Front region: what every router costs and achieves on a whole split, and what that is worth at the chosen α and β. */
import { useMemo, useState } from 'react'
import { Badge } from '../../components/badge.tsx'
import { Panel } from '../../components/panel.tsx'
import { forestStatus, selectRouter, selectTask } from '../../store/pool-selectors.ts'
import type { YardState } from '../../store/state.ts'
import { useYard } from '../../store/yard-context.tsx'
import type { CostUnit } from './chart-frame.tsx'
import { FrontChart } from './front-chart.tsx'
import { selectFrontInput, selectSliders } from './front-input.ts'
import type { FrontModel } from './front-model.ts'
import styles from './front-panel.module.css'
import { LineKey } from './line-key.tsx'
import { OperatingPoints } from './operating-points.tsx'
import { boundAt, compareWithControls, contendersOf, scoredRoutersAt } from './scored-routers.ts'
import { useSettled, useThrottled } from './use-calm.ts'
import { useFrontModel, useIntervals } from './use-front-model.ts'
import { boundSentence, gapSentence, leaderSentence, verdictSentence } from './words.ts'

export const FrontPanel = () => {
  const model = useFrontModel()
  const missing = useYard(selectMissing)
  return (
    <Panel
      name="Front"
      hint="Each mark is a router: higher answers better, further left costs less."
      aside={<Badge origin="recorded" />}
    >
      {model ? <FrontFigure model={model} /> : <p className={styles.waiting}>{missing}</p>}
    </Panel>
  )
}

/** Why there is no front yet. */
function selectMissing(state: YardState): string {
  const whole = forestStatus(state, state.setup.taskId)
  if (whole.type === 'failed') return whole.reason
  if (whole.type === 'none') return `No episode of ${selectTask(state).name} is recorded.`
  return whole.type === 'ready' && !selectFrontInput(state)
    ? `No question of the ${state.setup.split} split was recorded.`
    : 'Loading the recorded outcomes …'
}

const selectRouterId = (state: YardState) => selectRouter(state).id

const FrontFigure = ({ model }: { readonly model: FrontModel }) => {
  const [unit, setUnit] = useState<CostUnit>('share')
  const [bars, setBars] = useState(false)
  const metric = useYard((state) => selectTask(state).metric)
  const routerId = useYard(selectRouterId)
  const moving = useThrottled(selectSliders, 100)
  const settled = useSettled(selectSliders, 350)
  const { split } = model.input
  const questions = model.input.cases.length
  const intervals = useIntervals(model, settled, bars)
  const routers = useMemo(() => scoredRoutersAt(model, moving), [model, moving])
  const summary = useMemo(() => {
    const rested = scoredRoutersAt(model, settled)
    const bound = boundAt(model, routerId, settled)
    const comparison = compareWithControls(model, rested, settled, routerId)
    return {
      verdict: comparison && verdictSentence(comparison, questions),
      tone: comparison?.conclusion ?? 'open',
      bound: bound && boundSentence(bound, `${questions} ${split} questions`),
    }
  }, [model, settled, questions, split, routerId])
  // What takes long waits for the sliders to rest. Meanwhile the sentences say what is known, and a screen reader is spared.
  const moves = moving !== settled
  const contenders = moves ? contendersOf(routers, routerId) : null

  return (
    <>
      <FrontChart
        model={model}
        unit={unit}
        quality={`mean ${metric} of ${questions} ${split} questions`}
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
            aria-label="95% intervals"
            onClick={() => setBars(!bars)}
          >
            ± 95%
          </button>
        </div>
        <LineKey model={model} />
      </div>
      <div role="status" aria-live={moves ? 'off' : 'polite'} className={styles.summary}>
        <p>{leaderSentence(routers, moving.preference)}</p>
        {!moves && summary.bound && <p>{summary.bound}</p>}
        {contenders ? (
          <p data-conclusion="open">{gapSentence(contenders)}</p>
        ) : (
          summary.verdict && <p data-conclusion={summary.tone}>{summary.verdict}</p>
        )}
      </div>
      <OperatingPoints model={model} routers={routers} intervals={intervals} unit={unit} />
    </>
  )
}
