/** The routers on the chart: what each is drawn as and called. */

import { lookOf, modelWords } from '../../components/model-look.ts'
import { rolesOf } from '../../core/episode/tree.ts'
import { own } from '../../core/own.ts'
import { type ArmSpace, assignmentsOf } from '../../core/routing/arms.ts'
import type { Router } from '../../core/routing/router.ts'
import type { FrontModel } from './front-model.ts'
import type { GlyphKind } from './glyph.ts'
import { ANY_PREFERENCE, blindId, type RouterPoints } from './router-points.ts'

export type Mark = RouterPoints & { readonly label: string; readonly glyph: GlyphKind }

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
      const glyph = glyphOf(model, points)
      return { ...points, label: labelOf(model, points, glyph), glyph }
    })
    .sort((a, b) => rank(a) - rank(b))
}

const order: readonly GlyphKind['type'][] = ['learned', 'oracle', 'rule', 'assignment', 'control']
const rank = ({ glyph, id }: Mark): number =>
  order.indexOf(glyph.type) + (id === blindId ? order.length : 0)

/** Where a pool has many models, one of them alone is called by its own name. */
function labelOf({ input }: FrontModel, { id, name }: RouterPoints, glyph: GlyphKind): string {
  const { pool } = input.space
  const alone = glyph.type === 'assignment' && glyph.looks.length === 1 && pool.length > 2
  const model = alone ? pool.find((each) => lookOf(pool, each) === glyph.looks[0]) : undefined
  return model ? modelWords(pool, model) : (own(shortNames, id) ?? name)
}

/** What a router is drawn as. */
export function glyphOf(
  { routers, input }: FrontModel,
  { id, group }: Pick<RouterPoints, 'id' | 'group'>,
): GlyphKind {
  if (id === 'oracle') return { type: 'oracle' }
  if (group === 'learned' || group === 'rule') return { type: group }
  const router = routers.find((other) => other.id === id)
  return group === 'fixed' && router ? assignmentGlyph(router, input.space) : { type: 'control' }
}

/** A fixed router's models, read from what it decides. */
function assignmentGlyph(router: Router, space: ArmSpace): GlyphKind {
  const arms = assignmentsOf(space)
  const { distribution } = router.decide({
    questionId: '',
    arms,
    preference: ANY_PREFERENCE,
    predictions: null,
    outcomes: null,
    last: null,
    draft: null,
    setting: 0,
  })
  const arm = arms[distribution.indexOf(1)] ?? {}
  const models = [...new Set(rolesOf(arm).map((role) => arm[role]!))]
  return { type: 'assignment', looks: models.map((model) => lookOf(space.pool, model)) }
}
