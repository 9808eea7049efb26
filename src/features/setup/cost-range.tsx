/** Which costs count as 0 and 1 when cost is weighed against quality. */
import { RANGE_NAMES } from '../../components/cost-words.ts'
import { Disclosure } from '../../components/disclosure.tsx'
import { dollarsAt, normaliseCost, RANGE_KINDS, type RangeKind } from '../../core/cost/normalise.ts'
import { usd } from '../../core/units.ts'
import { setCostRange } from '../../store/setup-actions.ts'
import { type CostRanges, selectCostRanges } from '../../store/table-selectors.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import { formatScore, formatUsd } from '../episode/format.ts'
import styles from './price-editor.module.css'

export const CostRangeSelect = () => {
  const yard = useYardApi()
  const chosen = useYard((state) => state.setup.costRange)
  const ranges = useYard(selectCostRanges)
  return (
    <Disclosure label="Range of cost" brief={RANGE_NAMES[chosen]}>
      <p className={styles.note}>{ranges ? sentenceOf(chosen, ranges) : 'Loading …'}</p>
      <div className={styles.presets}>
        {RANGE_KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={kind === chosen}
            onClick={() => setCostRange(yard, kind)}
          >
            {kind === 'min-max' ? 'Min–max, as published' : 'Robust'}
          </button>
        ))}
      </div>
    </Disclosure>
  )
}

/** What the choice does with the costs at hand. */
function sentenceOf(kind: RangeKind, ranges: CostRanges): string {
  const [whole, robust] = [ranges['min-max'], ranges.robust]
  const at = (share: number) => formatUsd(usd(1000 * dollarsAt(ranges[kind], share)))
  return kind === 'min-max'
    ? `Cost 0 is the cheapest train episode, ${at(0)} per 1,000, and cost 1 the dearest, ${at(1)}; 95% of them lie below ${formatScore(normaliseCost(whole, robust.max))}.`
    : `Cost 0 is ${at(0)} and cost 1 ${at(1)} per 1,000: 5% of the train episodes cost less, and 5% cost more. None is cut off: the dearest counts as ${formatScore(normaliseCost(robust, whole.max))}.`
}
