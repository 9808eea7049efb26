/** Whether the page listens for its keys. Speech input and a trembling hand press keys that nobody meant (WCAG 2.1.4). */
import { useState } from 'react'
import { deviceShelf } from '../store/shelf.ts'

const KEY = 'switchyard-keys'

// Storage may be closed to the page; then the choice lasts as long as the page.
let chosen: boolean | null = null

export const keysAreOn = (): boolean => chosen ?? deviceShelf.read(KEY) !== 'off'

function setKeys(on: boolean): void {
  chosen = on
  deviceShelf.write(KEY, on ? 'on' : 'off')
}

export const KeyboardSetting = () => {
  const [on, setOn] = useState(keysAreOn)
  return (
    <label>
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => {
          setKeys(event.currentTarget.checked)
          setOn(event.currentTarget.checked)
        }}
      />{' '}
      <span>Listen for these keys. The choice stays on this device.</span>
    </label>
  )
}
