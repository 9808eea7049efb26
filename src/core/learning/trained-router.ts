/** The file of a trained router: what `npm run train -- --write` leaves in models/routers, and what the page takes in and hands out. */
import * as z from 'zod/mini'
import { settingsSchema } from './learner.ts'

const name = z.string().check(z.minLength(1), z.maxLength(200))

export const trainedRouterSchema = z.readonly(
  z.object({
    format: z.literal('switchyard-router'),
    version: z.literal(1),
    task: name,
    /** The models that it chooses among, in the pool's order. */
    pool: z.readonly(z.array(name).check(z.minLength(1), z.maxLength(64))),
    kind: name,
    settings: settingsSchema,
    /** What its learner ended in. Its kind checks it where it makes a router of it. */
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

/** A file is no trained router; the message says where. */
export class TrainedRouterError extends Error {
  override readonly name = 'TrainedRouterError'
}

/** Checks a parsed JSON value. Throws a TrainedRouterError that names the first wrong place. */
export function parseTrainedRouter(value: unknown, source: string): TrainedRouter {
  const result = trainedRouterSchema.safeParse(value)
  if (result.success) {
    const { format: _, version: __, ...router } = result.data
    return router
  }
  const issue = result.error.issues[0]
  const place = issue?.path.join('.') || 'the top level'
  throw new TrainedRouterError(
    `${source} is no trained router of Switchyard: at ${place}, ${issue?.message ?? 'unreadable'}.`,
  )
}
