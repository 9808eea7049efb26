/** The pool that ships with the page, and the policy trained on it: names of folders under `models/`. */
import { modelId } from '../episode/step.ts'
import type { Pair } from './arms.ts'

export const EMBEDDED_PAIR: Pair = { weak: modelId('yard-500k'), strong: modelId('yard-3m') }
export const EMBEDDED_POLICY = modelId('haps-policy')
