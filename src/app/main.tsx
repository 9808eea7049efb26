import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createYard } from '../store/yard.ts'
import { YardProvider } from '../store/yard-context.tsx'
import { App } from './app.tsx'
import './theme.css'
import './base.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <YardProvider yard={createYard()}>
      <App />
    </YardProvider>
  </StrictMode>,
)
