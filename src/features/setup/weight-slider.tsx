/** One weight. The knob and its number follow the store without a React render, so that they keep up with a finger. */
import { useEffect, useId, useRef } from 'react'
import type { YardState } from '../../store/state.ts'
import type { Yard } from '../../store/yard.ts'
import { useYardApi } from '../../store/yard-context.tsx'
import styles from './weight-slider.module.css'

export const WeightSlider = ({
  symbol,
  words,
  read,
  write,
}: {
  readonly symbol: 'α' | 'β'
  readonly words: string
  readonly read: (state: YardState) => number
  readonly write: (yard: Yard, value: number) => void
}) => {
  const yard = useYardApi()
  const input = useRef<HTMLInputElement>(null)
  const number = useRef<HTMLOutputElement>(null)
  const id = useId()

  useEffect(
    () =>
      yard.subscribe(
        read,
        (value) => {
          if (!input.current || !number.current) return
          input.current.value = String(value)
          input.current.setAttribute('aria-valuetext', valueText(value, words))
          number.current.textContent = value.toFixed(2)
        },
        { fireImmediately: true },
      ),
    [yard, read, words],
  )

  return (
    <div className={styles.slider} data-symbol={symbol}>
      <label htmlFor={id} className={styles.label}>
        <b>{symbol}</b>
        <span>{`, ${words}`}</span>
      </label>
      <input
        ref={input}
        id={id}
        type="range"
        className={styles.knob}
        min={0}
        max={1}
        step={0.01}
        defaultValue={read(yard.getState())}
        onInput={(event) => write(yard, event.currentTarget.valueAsNumber)}
      />
      <output ref={number} htmlFor={id} aria-live="off" className={styles.number} />
    </div>
  )
}

const valueText = (value: number, words: string): string => `${value.toFixed(2)}, ${words}`
