/** The page: Setup above, the Episode with the Front beside it, the Pool below. */
import { type ComponentType, lazy, Suspense, useEffect, useRef } from 'react'
import { SetupPanel } from '../features/setup/setup-panel.tsx'
import { useYardApi } from '../store/yard-context.tsx'
import styles from './app.module.css'
import { Header } from './header.tsx'
import { HelpDialog } from './help-dialog.tsx'
import { startKeyboard } from './keyboard.ts'
import { Notices } from './notices.tsx'
import { PanelSkeleton } from './panel-skeleton.tsx'

const panel = (load: () => Promise<ComponentType>) => lazy(async () => ({ default: await load() }))

// Setup is here from the start: coming late, it would push the rest down.
const EpisodePanel = panel(
  async () => (await import('../features/episode/episode-panel.tsx')).EpisodePanel,
)
const FrontPanel = panel(async () => (await import('../features/front/front-panel.tsx')).FrontPanel)
const PoolPanel = panel(async () => (await import('../features/pool/pool-panel.tsx')).PoolPanel)

export const App = () => {
  const yard = useYardApi()
  const help = useRef<HTMLDialogElement>(null)
  const openHelp = () => {
    if (!help.current?.open) help.current?.showModal()
  }
  useEffect(() => startKeyboard(yard, () => help.current?.showModal()), [yard])
  return (
    <div className={styles.page}>
      <Header onHelp={openHelp} />
      <Notices />
      <main className={styles.yard}>
        <div className={styles.setup}>
          <SetupPanel />
        </div>
        <div className={styles.episode}>
          <Suspense fallback={<PanelSkeleton name="Episode" />}>
            <EpisodePanel />
          </Suspense>
        </div>
        <div className={styles.front}>
          <Suspense fallback={<PanelSkeleton name="Front" />}>
            <FrontPanel />
          </Suspense>
        </div>
        <div className={styles.pool}>
          <Suspense fallback={<PanelSkeleton name="Pool" />}>
            <PoolPanel />
          </Suspense>
        </div>
      </main>
      <HelpDialog ref={help} />
    </div>
  )
}
