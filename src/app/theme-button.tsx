/** Light, dark, or as the system has it. The choice stays on this device. */
import { useEffect, useState } from 'react'

const KEY = 'switchyard-theme'
const THEMES = ['auto', 'light', 'dark'] as const
type Theme = (typeof THEMES)[number]

const WORDS: Readonly<Record<Theme, string>> = { auto: 'Auto', light: 'Light', dark: 'Dark' }
const MARKS: Readonly<Record<Theme, string>> = { auto: '◐', light: '○', dark: '●' }

function stored(): Theme {
  try {
    const value = localStorage.getItem(KEY)
    return THEMES.find((theme) => theme === value) ?? 'auto'
  } catch {
    return 'auto'
  }
}

function keep(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Storage may be closed to the page; then the choice lasts as long as the page.
  }
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
        keep(next)
        setTheme(next)
      }}
    >
      <span aria-hidden="true">{MARKS[theme]}</span>
      <span className="visually-hidden">Theme: </span>
      <span>{WORDS[theme]}</span>
    </button>
  )
}
