/** The rung of the runtime ladder the page stands on, and why not a better one. */
import { useYard } from '../../store/yard-context.tsx'
import styles from './engine-line.module.css'

const RUNGS = {
  webgpu: 'Models run on WebGPU.',
  wasm: 'Models run on WebAssembly',
  recorded: 'Recorded only',
}

export const EngineLine = () => {
  const { rung, reasons } = useYard((state) => state.models.engine)
  if (rung === null) return null
  const why = rung !== 'webgpu' && reasons.length > 0 ? `: ${reasons.join('; ')}.` : ''
  return (
    <p className={styles.line} role="status">
      {`${RUNGS[rung]}${why}`}
    </p>
  )
}
