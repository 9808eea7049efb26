/** The settings of a learner. */
import { Field } from '../../components/field.tsx'
import type { Settings } from '../../core/learning/learner.ts'
import { SETTING_WORDS } from './learner-words.ts'
import styles from './train-panel.module.css'

type Name = keyof Settings

/** Limits that the browser applies to typed numbers; every setting is checked again before training. */
const LIMITS: Partial<
  Record<Name, { readonly min: number; readonly max: number; readonly step: number | 'any' }>
> = {
  rate: { min: 0.0001, max: 1, step: 'any' },
  passes: { min: 1, max: 2000, step: 1 },
  decay: { min: 0, max: 10, step: 'any' },
  entropy: { min: 0, max: 10, step: 'any' },
}

const CHOICES: Partial<Record<Name, readonly number[]>> = {
  hidden: [0, 8, 16, 32, 64, 128],
  question: [0, 64, 128, 256, 512, 1024],
  last: [0, 64, 128, 256, 512, 1024],
}

/** In the order of the form; the rest comes under "More settings". */
const FIRST: readonly Name[] = ['seed', 'hidden', 'rate', 'passes', 'share']

interface Props {
  readonly settings: Settings
  /** The settings that this learner uses. */
  readonly heeds: readonly Name[]
  readonly disabled: boolean
  readonly onChange: (settings: Settings) => void
}

export const SettingsForm = ({ heeds, ...rest }: Props) => {
  const first = FIRST.filter((name) => heeds.includes(name))
  const more = heeds.filter((name) => !FIRST.includes(name))
  return (
    <>
      <div className={styles.settings}>
        {first.map((name) => (
          <Setting key={name} name={name} {...rest} />
        ))}
      </div>
      {more.length > 0 && (
        <details className={styles.more}>
          <summary>More settings</summary>
          <div className={styles.settings}>
            {more.map((name) => (
              <Setting key={name} name={name} {...rest} />
            ))}
          </div>
        </details>
      )}
    </>
  )
}

const Setting = ({
  name,
  settings,
  disabled,
  onChange,
}: Omit<Props, 'heeds'> & { readonly name: Name }) => {
  const { label, title } = SETTING_WORDS[name]
  const value = settings[name]
  const set = (to: Settings[Name]) => onChange({ ...settings, [name]: to })
  if (typeof value === 'boolean') {
    return (
      <label className={styles.check} title={title}>
        <input
          type="checkbox"
          checked={value}
          disabled={disabled}
          onChange={(event) => set(event.currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
    )
  }
  return (
    <div title={title}>
      <Field label={label}>
        <Input name={name} value={value} disabled={disabled} onChange={set} />
      </Field>
    </div>
  )
}

const Input = ({
  name,
  value,
  disabled,
  onChange,
}: {
  readonly name: Name
  readonly value: string | number
  readonly disabled: boolean
  readonly onChange: (value: string | number) => void
}) => {
  if (typeof value === 'string') {
    return (
      <input
        type="text"
        value={value}
        maxLength={40}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  }
  if (name === 'share') {
    return (
      <select
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      >
        {withOwn([0.05, 0.1, 0.25, 0.5, 1], value).map((share) => (
          <option key={share} value={share}>{`${Math.round(share * 100)}%`}</option>
        ))}
      </select>
    )
  }
  const choices = CHOICES[name]
  if (choices) {
    return (
      <select
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      >
        {withOwn(choices, value).map((choice) => (
          <option key={choice} value={choice}>
            {choice === 0 ? (name === 'hidden' ? 'none: linear' : 'unread') : choice}
          </option>
        ))}
      </select>
    )
  }
  return (
    <input
      type="number"
      {...LIMITS[name]}
      value={Number.isNaN(value) ? '' : value}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
    />
  )
}

/** A default or a link may hold a value that is not among the choices. */
const withOwn = (choices: readonly number[], own: number): readonly number[] =>
  choices.includes(own) ? choices : [...choices, own].sort((a, b) => a - b)
