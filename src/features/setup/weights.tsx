/** α and β, the weights on quality and cost. Moving them re-weighs what was recorded and runs no model. */
import { REGIMES } from '../../core/cost/utility.ts'
import { setAlpha, setBeta, setLinked, setPreference } from '../../store/setup-actions.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import { WeightSlider } from './weight-slider.tsx'
import styles from './weights.module.css'

export const Weights = () => {
  const yard = useYardApi()
  const linked = useYard((state) => state.setup.linked)
  return (
    <div className={styles.weights}>
      <WeightSlider
        symbol="α"
        words="weight on performance"
        read={(state) => state.setup.preference.alpha}
        write={setAlpha}
      />
      <WeightSlider
        symbol="β"
        words="weight on cost"
        read={(state) => state.setup.preference.beta}
        write={setBeta}
      />
      <div className={styles.side}>
        <label className={styles.link}>
          <input
            type="checkbox"
            checked={linked}
            onChange={(event) => setLinked(yard, event.currentTarget.checked)}
          />
          Link α + β = 1
        </label>
        <fieldset className={styles.presets}>
          <legend className="visually-hidden">Presets from the HAPS paper</legend>
          {REGIMES.map(({ id, name, preference }) => (
            <Preset key={id} name={name} preference={preference} />
          ))}
        </fieldset>
      </div>
    </div>
  )
}

const Preset = ({ name, preference }: Pick<(typeof REGIMES)[number], 'name' | 'preference'>) => {
  const yard = useYardApi()
  const on = useYard(
    ({ setup }) =>
      setup.preference.alpha === preference.alpha && setup.preference.beta === preference.beta,
  )
  return (
    <button type="button" aria-pressed={on} onClick={() => setPreference(yard, preference)}>
      {name}
    </button>
  )
}
