/** What is loaded, where, and how fast it writes; and the buttons that change it. */
import type { ModelId } from '../../core/episode/step.ts'
import type { LoadPhase, LoadProgress } from '../../engine/engine.ts'
import {
  cancelLoad,
  loadModel,
  progressOf,
  statusOf,
  unloadModel,
} from '../../store/model-actions.ts'
import type { ModelStatus } from '../../store/state.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import { formatLoad, formatRate } from './format.ts'
import styles from './load-state.module.css'

const DEVICES = { webgpu: 'WebGPU', wasm: 'WebAssembly', native: 'native' }

const PHASES: Readonly<Record<LoadPhase, string>> = {
  downloading: 'Downloading',
  verifying: 'Checking the files',
  compiling: 'Compiling',
  ready: 'Ready',
}

export const LoadState = ({
  id,
  name,
  kind,
}: {
  readonly id: ModelId
  readonly name: string
  readonly kind: 'load' | 'loadPolicy'
}) => {
  const yard = useYardApi()
  const status = useYard((state) => statusOf(state, id))
  switch (status.type) {
    case 'absent':
      return (
        <div className={styles.state}>
          <span className={styles.words}>not loaded</span>
          <button type="button" onClick={() => loadModel(yard, id, kind)}>
            Load<span className="visually-hidden">{` ${name}`}</span>
          </button>
        </div>
      )
    case 'loading':
      return (
        <div className={styles.state}>
          <Progress name={name} progress={status.progress} />
          <button type="button" onClick={() => cancelLoad(yard, id)}>
            Cancel<span className="visually-hidden">{` loading ${name}`}</span>
          </button>
        </div>
      )
    case 'ready':
      return (
        <div className={styles.state}>
          <span className={styles.ready}>{readyWords(status)}</span>
          <button type="button" onClick={() => unloadModel(yard, id)}>
            Unload<span className="visually-hidden">{` ${name}`}</span>
          </button>
        </div>
      )
    case 'failed':
      return (
        <div className={styles.state} role="alert">
          <p className={styles.failed}>{status.reason}</p>
          <button type="button" onClick={() => loadModel(yard, id, kind)}>
            Retry<span className="visually-hidden">{` loading ${name}`}</span>
          </button>
        </div>
      )
  }
}

function readyWords({ model, tokensPerSecond }: Extract<ModelStatus, { type: 'ready' }>): string {
  const where = `${DEVICES[model.backend]} · ${model.dtype}`
  return tokensPerSecond === null ? where : `${where} · ${formatRate(tokensPerSecond)}`
}

const Progress = ({
  name,
  progress,
}: {
  readonly name: string
  readonly progress: LoadProgress | null
}) => (
  <div className={styles.progress}>
    <progress aria-label={`Loading ${name}`} max={1} value={progressOf(progress)} />
    <span className={styles.words}>
      {progress ? `${PHASES[progress.phase]}, ${formatLoad(progress)}` : 'Starting'}
    </span>
  </div>
)
