/** The kinds of router that a learner trains. Each learner's file gives its source and its equation. */
import { costBound, qualityBound } from './bounded.ts'
import { cascade } from './cascade.ts'
import { frugal } from './frugal.ts'
import { graphRouter } from './graph-router.ts'
import type { RouterKind } from './kind.ts'
import { needsOneChoice, needsStages } from './kind.ts'
import { learnedKind } from './learned.ts'
import { nearest } from './nearest.ts'

export const LEARNED_KINDS: readonly RouterKind[] = [
  learnedKind({ id: 'policy-gradient', name: 'Exact gradient' }),
  learnedKind({ id: 'hier-router', name: 'HierRouter' }),
  learnedKind({ id: 'trim', name: 'TRIM', needs: needsStages }),
  learnedKind({ id: 'fitted-q', name: 'Fitted Q' }),
  learnedKind({ id: 'imitation', name: 'Imitation' }),
  learnedKind({ id: 'factors', name: 'Matrix factorisation', needs: needsOneChoice }),
  learnedKind({ id: 'mirt', name: 'MIRT', needs: needsOneChoice }),
  nearest,
  graphRouter,
  frugal,
  cascade,
  costBound,
  qualityBound,
]
