/** The page: Setup above, the Episode with the Front beside it, the Pool below. */
import { lazy, Suspense } from 'react'
import styles from './app.module.css'
import { Header } from './header.tsx'
import { PanelSkeleton } from './panel-skeleton.tsx'

const SetupPanel = lazy(async () => ({
  default: (await import('../features/setup/setup-panel.tsx')).SetupPanel,
}))
const PoolPanel = lazy(async () => ({
  default: (await import('../features/pool/pool-panel.tsx')).PoolPanel,
}))

export const App = () => (
  <div className={styles.page}>
    <Header />
    <main className={styles.yard}>
      <div className={styles.setup}>
        <Suspense fallback={<PanelSkeleton name="Setup" />}>
          <SetupPanel />
        </Suspense>
      </div>
      <div className={styles.episode}>
        <Suspense fallback={<PanelSkeleton name="Episode" />}>
          <PanelSkeleton name="Episode" />
        </Suspense>
      </div>
      <div className={styles.front}>
        <Suspense fallback={<PanelSkeleton name="Front" />}>
          <PanelSkeleton name="Front" />
        </Suspense>
      </div>
      <div className={styles.pool}>
        <Suspense fallback={<PanelSkeleton name="Pool" />}>
          <PoolPanel />
        </Suspense>
      </div>
    </main>
  </div>
)
