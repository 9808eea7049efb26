import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setAlpha } from '../store/setup-actions.ts'
import { createYard, type Yard } from '../store/yard.ts'
import { startKeyboard } from './keyboard.ts'
import { KeyboardSetting } from './keyboard-setting.tsx'

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
  it('moves α with the brackets', () => {
    setAlpha(yard, 0.5)
    press(']')
    expect(alpha()).toBe(0.55)
    press('[')
    press('[')
    expect(alpha()).toBe(0.45)
  })

  it('opens the help with the question mark', () => {
    press('?')
    expect(openHelp).toHaveBeenCalledOnce()
  })

  it('leaves typing to text fields', () => {
    expect(press(']', 'text')).toBe(false)
    expect(press('?', 'text')).toBe(false)
    expect(alpha()).toBe(0.5)
  })

  it('leaves the arrows to a slider, and Space to a button', () => {
    expect(press('ArrowRight', 'slider')).toBe(false)
    expect(press(' ', 'button')).toBe(false)
    expect(press('ArrowRight', 'button')).toBe(true)
  })

  it.each<[string, KeyboardEventInit]>([
    ['Alt or Option', { altKey: true }],
    ['AltGr', { modifierAltGraph: true }],
    ['AltGr as Windows reports it', { altKey: true, ctrlKey: true, modifierAltGraph: true }],
    ['AltGr as an older browser reports it', { altKey: true, ctrlKey: true }],
  ])('takes a character that the layout writes with %s', (_, modifiers) => {
    expect(press(']', 'page', modifiers)).toBe(true)
    expect(alpha()).toBe(0.55)
    press('[', 'page', modifiers)
    expect(alpha()).toBe(0.5)
    press('?', 'page', modifiers)
    expect(openHelp).toHaveBeenCalledOnce()
  })

  it.each<[string, string, KeyboardEventInit]>([
    ['Alt and an arrow', 'ArrowLeft', { altKey: true }],
    ['Control and a bracket', '[', { ctrlKey: true }],
    ['Command and a bracket', '[', { metaKey: true }],
    ['Command, Option and a bracket', '[', { metaKey: true, altKey: true }],
    ['Alt and Space', ' ', { altKey: true }],
    ['Control, Alt and an arrow', 'ArrowLeft', { altKey: true, ctrlKey: true }],
  ])('leaves shortcuts to the browser: %s', (_, key, modifiers) => {
    expect(press(key, 'page', modifiers)).toBe(false)
    expect(alpha()).toBe(0.5)
  })

  it('does nothing while its keys are switched off, also after a reload', async () => {
    render(<KeyboardSetting />)
    const box = screen.getByRole('checkbox', { name: /^Listen for these keys/ })
    fireEvent.click(box)
    for (const key of ['[', ']', '?', ' ', 'ArrowRight', 'Home']) expect(press(key)).toBe(false)
    vi.resetModules()
    const reloaded = await import('./keyboard-setting.tsx')
    expect(reloaded.keysAreOn()).toBe(false)
    fireEvent.click(box)
    expect(press(']')).toBe(true)
    cleanup()
  })

  it('does nothing under an open dialog', () => {
    document.body.insertAdjacentHTML('beforeend', '<dialog open></dialog>')
    expect(press(']')).toBe(false)
  })
})
