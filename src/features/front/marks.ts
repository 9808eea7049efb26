/** The routers on the chart: the shape and the label of each. */
import { type LookOf, modelWords } from '../../components/model-look.ts'
import type { ModelId } from '../../core/episode/step.ts'
import { ANY_PREFERENCE } from '../../core/front/weights-curve.ts'
import { own } from '../../core/own.ts'
import { costNorm } from '../../core/units.ts'
import type { FrontModel } from './front-model.ts'
import type { GlyphKind } from './glyph.ts'
import { blindId, type RouterPoints } from './router-points.ts'

export type Mark = RouterPoints & { readonly label: string; readonly glyph: GlyphKind }

/** Short names for labels in the chart; the table has the full names. */
const shortNames: Readonly<Record<string, string>> = {
  'strong-teacher': 'Strong Teacher',
  'strong-student': 'Strong Student',
  [blindId]: 'Blind mix',
}

/** In order of importance, which is the order in which labels choose their places. */
export function marksOf(model: FrontModel, lookOf: LookOf): readonly Mark[] {
  return [...model.points, ...(model.blind ? [model.blind] : [])]
    .map(
      (points): Mark => ({
        ...points,
        label: labelOf(model, points),
        glyph: glyphOf(model, points, lookOf),
      }),
    )
    .sort((a, b) => rank(a) - rank(b))
}

const order: readonly GlyphKind['type'][] = ['learned', 'oracle', 'rule', 'assignment', 'control']
const rank = ({ glyph, id }: Mark): number =>
  order.indexOf(glyph.type) + (id === blindId ? order.length : 0)

/** In a pool of more than two, a router that always picks one model goes by that model's name. */
function labelOf(model: FrontModel, points: RouterPoints): string {
  const { pool } = model.input.space
  const [alone, ...others] = fixedModels(model, points)
  if (alone && others.length === 0 && pool.length > 2) return modelWords(pool, alone)
  return own(shortNames, points.id) ?? points.name
}

type Known = Pick<RouterPoints, 'id' | 'group'>

/** What a router is drawn as. */
export function glyphOf(model: FrontModel, points: Known, lookOf: LookOf): GlyphKind {
  const { id, group } = points
  if (id === 'oracle') return { type: 'oracle' }
  if (group === 'learned' || group === 'rule') return { type: group }
  const models = fixedModels(model, points)
  return models.length > 0 ? { type: 'assignment', looks: models.map(lookOf) } : { type: 'control' }
}

/** A fixed router's models, read from its decision; none for any other router. */
function fixedModels({ input }: FrontModel, { id, group }: Known): readonly ModelId[] {
  const router = group === 'fixed' ? input.routers.find((other) => other.id === id) : undefined
  if (!router) return []
  const { arms } = input.space
  const { distribution } = router.decide({
    questionId: '',
    stage: 0,
    path: [],
    spent: costNorm(0),
    arms,
    preference: ANY_PREFERENCE,
    setting: 0,
    features: {},
  })
  return [...new Set(Object.values(arms[distribution.indexOf(1)]?.models ?? {}))]
}
