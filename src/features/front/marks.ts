/** The routers on the chart: what each is drawn as and called, and where it stands at a preference. */

import { rolesOf } from '../../core/episode/tree.ts'
import type { Case } from '../../core/front/operating-point.ts'
import type { CurvePoint } from '../../core/front/policy-curve.ts'
import type { Pool } from '../../core/routing/arms.ts'
import type { Router } from '../../core/routing/router.ts'
import { anyPreference, blindId, type FrontModel, type RouterPoints } from './front-model.ts'
import type { GlyphKind } from './glyph.ts'

export interface Mark {
  readonly id: string
  readonly label: string
  readonly glyph: GlyphKind
  /** Its points by rising α; one where it stands still. */
  readonly curve: readonly CurvePoint[]
}

/** Short names for labels in the chart; the table has the whole ones. */
const shortNames: Readonly<Record<string, string>> = {
  'strong-teacher': 'Strong Teacher',
  'strong-student': 'Strong Student',
  [blindId]: 'Blind mix',
}

/** In order of importance, which is the order in which labels choose their places. */
export function marksOf(model: FrontModel): readonly Mark[] {
  return [...model.points, ...(model.blind ? [model.blind] : [])]
    .map((points): Mark => {
      const { id, name, curve } = points
      return { id, label: shortNames[id] ?? name, glyph: glyphOf(model, points), curve }
    })
    .sort((a, b) => rank(a) - rank(b))
}

const order: readonly GlyphKind['type'][] = ['learned', 'oracle', 'rule', 'assignment', 'control']
const rank = ({ glyph, id }: Mark): number =>
  order.indexOf(glyph.type) + (id === blindId ? order.length : 0)

/** What a router is drawn as. */
export function glyphOf(
  { routers, cases, space }: FrontModel,
  { id, group }: Pick<RouterPoints, 'id' | 'group'>,
): GlyphKind {
  if (id === 'oracle') return { type: 'oracle' }
  if (group === 'learned' || group === 'rule') return { type: group }
  const router = routers.find((other) => other.id === id)
  const question = cases[0]
  return group === 'fixed' && router && question
    ? assignmentGlyph(router, question, space.pool)
    : { type: 'control' }
}

/** A fixed router's models, read from what it decides. */
function assignmentGlyph(router: Router, question: Case, pool: Pool): GlyphKind {
  const unseen = { predictions: null, outcomes: null, last: null, draft: null, setting: 0 }
  const point = { ...question, ...unseen, preference: anyPreference }
  const arm = question.arms[router.decide(point).distribution.indexOf(1)]
  if (!arm) return { type: 'control' }
  const models = rolesOf(arm).map((role) => pool.indexOf(arm[role]!))
  return { type: 'assignment', models: new Set(models).size === 1 ? models.slice(0, 1) : models }
}
