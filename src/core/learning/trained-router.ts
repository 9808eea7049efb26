/** The file format of a trained router. `npm run train -- --write` writes it to models/routers; the page imports and exports it. */
import * as z from 'zod/mini'
import { RANGE_KINDS } from '../cost/normalise.ts'
import { faultIn } from '../schema-words.ts'
import { settingsSchema } from './learner.ts'

const name = z.string().check(z.minLength(1), z.maxLength(200))

export const trainedRouterSchema = z.readonly(
  z.object({
    format: z.literal('switchyard-router'),
    version: z.literal(1),
    task: name,
    /** The models that it chooses among, in the order of the pool. */
    pool: z.readonly(z.array(name).check(z.minLength(1), z.maxLength(64))),
    kind: name,
    settings: z.readonly(
      // Older files, which do not say it, mean min–max.
      z.extend(settingsSchema.def.innerType, {
        costRange: z._default(z.enum(RANGE_KINDS), 'min-max'),
      }),
    ),
    /** The result of its learner. Its kind checks it when it makes the router. */
    fitted: z.unknown(),
  }),
)
export type TrainedRouterFile = z.infer<typeof trainedRouterSchema>

export type TrainedRouter = Omit<TrainedRouterFile, 'format' | 'version'>

export const trainedRouterFile = (router: TrainedRouter): TrainedRouterFile => ({
  format: 'switchyard-router',
  version: 1,
  ...router,
})

/** A file is not a valid trained router; the message says where it goes wrong. */
export class TrainedRouterError extends Error {
  override readonly name = 'TrainedRouterError'
}

/** Checks a parsed JSON value. Throws a TrainedRouterError that names `source` and the first place that is wrong. */
export function parseTrainedRouter(value: unknown, source: string): TrainedRouter {
  const result = trainedRouterSchema.safeParse(value)
  if (result.success) {
    const { format: _, version: __, ...router } = result.data
    return router
  }
  throw new TrainedRouterError(
    `${source} is not a trained router of Switchyard: ${faultIn(result.error)}.`,
  )
}
