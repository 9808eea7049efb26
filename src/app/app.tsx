/** The page: Setup above, the Episode with the Front beside it, the Pool below. */
import { useCallback, useEffect, useRef } from 'react'
import { later } from '../components/later.tsx'
import { type LookOf, ModelLooks } from '../components/model-look.ts'
import { modelIn } from '../core/pool/pool.ts'
import { SetupPanel } from '../features/setup/setup-panel.tsx'
import { useYard, useYardApi } from '../store/yard-context.tsx'
import styles from './app.module.css'
import { Header } from './header.tsx'
import { HelpDialog } from './help-dialog.tsx'
import { startKeptFocus } from './kept-focus.ts'
import { startKeyboard } from './keyboard.ts'
import { Notices } from './notices.tsx'
import { PanelBoundary } from './panel-boundary.tsx'
import { SkipLink } from './skip-link.tsx'

// Setup is loaded from the start: arriving late, it would push the rest of the page down.
const EpisodePanel = later(
  async () => (await import('../features/episode/episode-panel.tsx')).EpisodePanel,
)
const FrontPanel = later(async () => (await import('../features/front/front-panel.tsx')).FrontPanel)
const TrainPanel = later(async () => (await import('../features/train/train-panel.tsx')).TrainPanel)
const LessonsPanel = later(
  async () => (await import('../features/lessons/lessons-panel.tsx')).LessonsPanel,
)
const PoolPanel = later(async () => (await import('../features/pool/pool-panel.tsx')).PoolPanel)

export const App = () => {
  const yard = useYardApi()
  const help = useRef<HTMLDialogElement>(null)
  const openHelp = () => {
    if (!help.current?.open) help.current?.showModal()
  }
  useEffect(() => startKeyboard(yard, () => help.current?.showModal()), [yard])
  const page = useRef<HTMLDivElement>(null)
  useEffect(() => (page.current ? startKeptFocus(page.current) : undefined), [])
  const pools = useYard((state) => state.pools)
  const inLessons = useYard(({ lessons }) => lessons.at !== null)
  const lookOf = useCallback<LookOf>((model) => modelIn(pools, model).look, [pools])
  return (
    <ModelLooks value={lookOf}>
      <div ref={page} className={styles.page} data-lessons={inLessons}>
        <SkipLink to="episode" words="Skip to the episode" />
        <PanelBoundary name="Header">
          <Header onHelp={openHelp} />
        </PanelBoundary>
        {inLessons && (
          <PanelBoundary name="Lessons">
            <LessonsPanel />
          </PanelBoundary>
        )}
        <Notices />
        <main className={styles.yard}>
          <div className={styles.setup}>
            <PanelBoundary name="Setup">
              <SetupPanel />
            </PanelBoundary>
          </div>
          <div id="episode" tabIndex={-1} className={styles.episode}>
            <PanelBoundary name="Episode">
              <EpisodePanel />
            </PanelBoundary>
          </div>
          <div className={styles.front}>
            <PanelBoundary name="Front">
              <FrontPanel />
            </PanelBoundary>
          </div>
          <div className={styles.train}>
            <PanelBoundary name="Train">
              <TrainPanel />
            </PanelBoundary>
          </div>
          <div className={styles.pool}>
            <PanelBoundary name="Pool">
              <PoolPanel />
            </PanelBoundary>
          </div>
        </main>
        <HelpDialog ref={help} />
      </div>
    </ModelLooks>
  )
}
