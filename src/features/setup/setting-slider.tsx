/** The router's own control, such as a threshold τ; nothing for a router without one. */
import { useId } from 'react'
import { figure } from '../../core/figure.ts'
import { hasAutoSetting } from '../../core/front/best-setting.ts'
import { own } from '../../core/own.ts'
import type { Control } from '../../core/routing/router.ts'
import { selectRouter } from '../../store/pool-selectors.ts'
import { selectSetting } from '../../store/setting-selectors.ts'
import { setAutoSetting, setSetting } from '../../store/setup-actions.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import styles from './weight-slider.module.css'

/** Steps from one end to the other. */
const STEPS = 200

export const SettingSlider = () => {
  const router = useYard(selectRouter)
  const { id, control } = router
  if (!control) return null
  return (
    <>
      <Slider key={id} routerId={id} control={control} />
      {hasAutoSetting(router) && <AutoButton routerId={id} />}
    </>
  )
}

const AutoButton = ({ routerId }: { readonly routerId: string }) => {
  const yard = useYardApi()
  const auto = useYard((state) => own(state.setup.settings, routerId) === undefined)
  return (
    <button
      type="button"
      aria-pressed={auto}
      title="The best τ on the train questions at these weights"
      onClick={() => {
        if (auto) setSetting(yard, routerId, selectSetting(yard.getState()))
        else setAutoSetting(yard, routerId)
      }}
    >
      Auto τ
    </button>
  )
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
