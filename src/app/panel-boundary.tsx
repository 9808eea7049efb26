/** Confines a panel's error to that panel: the others go on working, and this one can be tried again. */
import { Component, type ReactNode, Suspense, useEffect, useState } from 'react'
import { LateCodeError } from '../components/later.tsx'
import { Panel } from '../components/panel.tsx'
import { explain, NewVersionError } from '../store/new-version.ts'
import { useYardApi } from '../store/yard-context.tsx'
import styles from './panel-boundary.module.css'
import { reload } from './service-worker.ts'

interface Props {
  /** The panel's own name. */
  readonly name: string
  readonly children: ReactNode
}

export class PanelBoundary extends Component<Props, { readonly fault: { error: unknown } | null }> {
  override state = { fault: null as { error: unknown } | null }

  static getDerivedStateFromError(error: unknown) {
    return { fault: { error } }
  }

  override render() {
    const { name, children } = this.props
    const { fault } = this.state
    if (!fault) return <Suspense fallback={<PanelLoading name={name} />}>{children}</Suspense>
    const again = () => {
      if (fault.error instanceof LateCodeError) fault.error.again()
      this.setState({ fault: null })
    }
    return <PanelFault name={name} error={fault.error} onAgain={again} />
  }
}

/** Holds a panel's place until its code has arrived. */
const PanelLoading = ({ name }: { readonly name: string }) => (
  <Panel name={name} hint="Loading …">
    {null}
  </Panel>
)

const PanelFault = ({
  name,
  error,
  onAgain,
}: {
  readonly name: string
  readonly error: unknown
  readonly onAgain: () => void
}) => {
  const yard = useYardApi()
  const [reason, setReason] = useState(() => wordsOf(error))
  useEffect(() => {
    let shown = true
    explain(yard, error).then((explained) => {
      if (shown) setReason(wordsOf(explained))
    })
    return () => {
      shown = false
    }
  }, [yard, error])
  return (
    <Panel name={name} hint="Something failed here. The rest of the page still works.">
      <div className={styles.fault} role="alert">
        <p>{reason}</p>
        <button type="button" onClick={onAgain}>
          Try again
        </button>
        <button type="button" onClick={reload}>
          Reload
        </button>
      </div>
    </Panel>
  )
}

function wordsOf(error: unknown): string {
  if (error instanceof NewVersionError) return error.message
  const message = error instanceof Error ? error.message : String(error)
  return error instanceof LateCodeError
    ? `This panel could not be fetched: ${message}.`
    : `This panel could not be shown: ${message}`
}
