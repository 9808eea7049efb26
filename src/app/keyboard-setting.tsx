/** Whether the page listens for its keys: speech input or a tremor can press keys that nobody meant (WCAG 2.1.4). */
import { useState } from 'react'
import { deviceShelf } from '../store/shelf.ts'

const KEY = 'switchyard-keys'

// Storage may be blocked; then the choice lasts as long as the page.
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
