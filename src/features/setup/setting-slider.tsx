/** The router's own control, such as a threshold τ; nothing for a router without one. */
import { useId } from 'react'
import { figure } from '../../core/figure.ts'
import type { Control } from '../../core/routing/router.ts'
import { selectRouter, selectSetting } from '../../store/pool-selectors.ts'
import { setSetting } from '../../store/setup-actions.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import styles from './weight-slider.module.css'

/** Steps from one end to the other. */
const STEPS = 200

export const SettingSlider = () => {
  const { id, control } = useYard(selectRouter)
  return control && <Slider key={id} routerId={id} control={control} />
}

const Slider = ({
  routerId,
  control: { label, low, high },
}: {
  readonly routerId: string
  readonly control: Control
}) => {
  const yard = useYardApi()
  const setting = useYard(selectSetting)
  const id = useId()
  const [symbol, ...words] = label.split(',')
  const text = figure(setting, 2)
  return (
    <div className={`${styles.slider} ${styles.setting}`} data-symbol={symbol}>
      <label htmlFor={id} className={styles.label} title={label}>
        <b>{symbol}</b>
        {words.length > 0 && <span>{`,${words.join(',')}`}</span>}
      </label>
      <input
        id={id}
        type="range"
        className={styles.knob}
        min={low}
        max={high}
        step={(high - low) / STEPS}
        value={setting}
        aria-valuetext={text}
        onChange={(event) => setSetting(yard, routerId, event.currentTarget.valueAsNumber)}
      />
      <output htmlFor={id} aria-live="off" className={styles.number}>
        {text}
      </output>
    </div>
  )
}
