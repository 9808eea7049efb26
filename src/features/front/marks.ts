/** The routers on the chart: what each is drawn as and called, and where it stands at a preference. */
import type { Case } from '../../core/front/operating-point.ts'
import type { CurvePoint } from '../../core/front/policy-curve.ts'
import type { Pair } from '../../core/routing/arms.ts'
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

const order: readonly GlyphKind['type'][] = ['learned', 'oracle', 'assignment', 'control']
const rank = ({ glyph, id }: Mark): number =>
  order.indexOf(glyph.type) + (id === blindId ? order.length : 0)

/** What a router is drawn as. */
export function glyphOf(
  { routers, cases, pair }: FrontModel,
  { id, group }: Pick<RouterPoints, 'id' | 'group'>,
): GlyphKind {
  if (id === 'oracle') return { type: 'oracle' }
  if (group === 'learned') return { type: 'learned' }
  const router = routers.find((other) => other.id === id)
  const question = cases[0]
  return group === 'fixed' && router && question
    ? assignmentGlyph(router, question, pair)
    : { type: 'control' }
}

/** A fixed router's two models, read from what it decides. */
function assignmentGlyph(router: Router, question: Case, pair: Pair): GlyphKind {
  const point = { ...question, predictions: null, outcomes: null, preference: anyPreference }
  const arm = question.arms[router.decide(point).distribution.indexOf(1)]
  if (!arm) return { type: 'control' }
  const member = (model: string) => (model === pair.strong ? 'strong' : 'weak')
  return { type: 'assignment', teacher: member(arm.teacher), student: member(arm.student) }
}
