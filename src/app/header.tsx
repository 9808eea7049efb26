/** The name of the page, one line on what it is, where its numbers come from, and buttons for the page as a whole. */
import { Badge } from '../components/badge.tsx'
import { type Origin, originOf } from '../core/episode/step.ts'
import { LessonButtons } from '../features/lessons/lesson-buttons.tsx'
import { ShareButton } from '../features/share/share-button.tsx'
import { TransferButtons } from '../features/transfer/transfer-buttons.tsx'
import { selectNodes } from '../store/selectors.ts'
import type { YardState } from '../store/state.ts'
import { useYard } from '../store/yard-context.tsx'
import styles from './header.module.css'
import { ThemeButton } from './theme-button.tsx'

const selectOrigin = (state: YardState): Origin =>
  state.episode.live.type === 'running' ? 'live' : originOf(selectNodes(state))

export const Header = ({ onHelp }: { readonly onHelp: () => void }) => {
  const origin = useYard(selectOrigin)
  return (
    <header className={styles.header}>
      <div className={styles.title}>
        <Logo />
        <h1 className={styles.name}>Switchyard</h1>
        <Badge origin={origin} />
      </div>
      <p className={styles.line}>
        See a router send each question to a small or a large language model, and what that saves.
      </p>
      <div className={styles.actions}>
        <LessonButtons />
        <ShareButton />
        <TransferButtons />
        <ThemeButton />
        <button type="button" onClick={onHelp}>
          Help
        </button>
      </div>
    </header>
  )
}

const Logo = () => (
  <svg viewBox="0 0 28 20" width="28" height="20" aria-hidden="true" className={styles.logo}>
    <path d="M1 10H8C13 10 13 4 18 4H27" data-part="strong" />
    <path d="M1 10H8C13 10 13 16 18 16H27" data-part="weak" />
    <path d="M8 6.2 11.8 10 8 13.8 4.2 10Z" data-part="switch" />
  </svg>
)
