import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setAlpha } from '../store/setup-actions.ts'
import { createYard, type Yard } from '../store/yard.ts'
import { startKeyboard } from './keyboard.ts'

let yard: Yard
let stop: () => void
const openHelp = vi.fn()

beforeEach(() => {
  document.body.innerHTML =
    '<input id="text"><input id="slider" type="range"><button id="button">Go</button><p id="page">x</p>'
  yard = createYard()
  openHelp.mockClear()
  stop = startKeyboard(yard, openHelp)
})
afterEach(() => stop())

const press = (key: string, at = 'page', more: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  document.getElementById(at)?.dispatchEvent(event)
  return event.defaultPrevented
}
const alpha = () => yard.getState().setup.preference.alpha

describe('the keyboard', () => {
  it('moves α by the brackets', () => {
    setAlpha(yard, 0.5)
    press(']')
    expect(alpha()).toBe(0.55)
    press('[')
    press('[')
    expect(alpha()).toBe(0.45)
  })

  it('opens the help by the question mark', () => {
    press('?')
    expect(openHelp).toHaveBeenCalledOnce()
  })

  it('leaves a field its typing', () => {
    expect(press(']', 'text')).toBe(false)
    expect(press('?', 'text')).toBe(false)
    expect(alpha()).toBe(0.5)
  })

  it('leaves a slider its arrows, and a button its Space', () => {
    expect(press('ArrowRight', 'slider')).toBe(false)
    expect(press(' ', 'button')).toBe(false)
    expect(press('ArrowRight', 'button')).toBe(true)
  })

  it('leaves the browser its shortcuts', () => {
    expect(press('ArrowLeft', 'page', { altKey: true })).toBe(false)
  })

  it('is silent under an open dialog', () => {
    document.body.insertAdjacentHTML('beforeend', '<dialog open></dialog>')
    expect(press(']')).toBe(false)
  })
})
