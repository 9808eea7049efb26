/** Light, dark, or as the system is set. The choice stays on this device. */
import { useEffect, useState } from 'react'
import { deviceShelf } from '../store/shelf.ts'

const KEY = 'switchyard-theme'
const THEMES = ['auto', 'light', 'dark'] as const
type Theme = (typeof THEMES)[number]

const WORDS: Readonly<Record<Theme, string>> = { auto: 'Auto', light: 'Light', dark: 'Dark' }
const MARKS: Readonly<Record<Theme, string>> = { auto: '◐', light: '○', dark: '●' }

function stored(): Theme {
  const value = deviceShelf.read(KEY)
  return THEMES.find((theme) => theme === value) ?? 'auto'
}

export const ThemeButton = () => {
  const [theme, setTheme] = useState<Theme>(stored)
  useEffect(() => {
    if (theme === 'auto') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }, [theme])
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto'
  return (
    <button
      type="button"
      onClick={() => {
        deviceShelf.write(KEY, next)
        setTheme(next)
      }}
    >
      <span aria-hidden="true">{MARKS[theme]}</span>
      <span className="visually-hidden">Theme: </span>
      <span>{WORDS[theme]}</span>
    </button>
  )
}
