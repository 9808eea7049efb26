import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { config } from 'zod/mini'
import en from 'zod/v4/locales/en.js'
import { startForests } from '../store/effects/load-forest.ts'
import { startPageLink } from '../store/effects/page-link.ts'
import { startPlayClock } from '../store/effects/play-clock.ts'
import { startStopStaleRun } from '../store/effects/stop-stale-run.ts'
import { createYard } from '../store/yard.ts'
import { YardProvider } from '../store/yard-context.tsx'
import { App } from './app.tsx'
import { PanelBoundary } from './panel-boundary.tsx'
import { startServiceWorker } from './service-worker.ts'
import './theme.css'
import './base.css'

// The small build of zod brings no words of its own.
config(en())

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

const yard = createYard()
// Before the forests: the address says which of them is needed.
startPageLink(yard)
startForests(yard)
startPlayClock(yard)
startStopStaleRun(yard)
// Loaded late, as the first figure needs none of them. Without them, live steps are lost on a reload, thresholds do not follow
// the weights, and trained routers are missing.
import('../store/effects/keep-steps.ts').then(
  ({ startKeepSteps }) => startKeepSteps(yard),
  () => {},
)
import('../store/effects/curves.ts').then(
  ({ startCurves }) => startCurves(yard),
  () => {},
)
import('../store/effects/bring-routers.ts').then(
  ({ startRouters }) => startRouters(yard),
  () => {},
)

createRoot(root).render(
  <StrictMode>
    <YardProvider yard={yard}>
      <PanelBoundary name="Switchyard">
        <App />
      </PanelBoundary>
    </YardProvider>
  </StrictMode>,
)

// After everything that the first figure needs.
if (import.meta.env.PROD) window.addEventListener('load', () => startServiceWorker(yard))
