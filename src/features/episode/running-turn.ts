/** The turn that a model is writing now, as the live run reports it. */
import type { LiveStatus } from '../../store/state.ts'

export type RunningTurn = Extract<LiveStatus, { readonly type: 'running' }>
