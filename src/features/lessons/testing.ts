/** A page in a lesson for tests: with the real recordings and the routers that ship. */
import { readFileSync } from 'node:fs'
import { parseForest } from '../../core/forest/forest.ts'
import { parseTrainedRouter } from '../../core/learning/trained-router.ts'
import { openLessons } from '../../store/lessons/actions.ts'
import type { LessonPlace } from '../../store/lessons/places.ts'
import { withTable } from '../../store/reading/read-forest.ts'
import type { FileStatus } from '../../store/state.ts'
import { withTrained } from '../../store/training/selectors.ts'
import type { TrainingState } from '../../store/training/state.ts'
import { createYard, initialState, type Yard } from '../../store/yard.ts'
import { enterPhase } from './run.ts'

const RECORDED = ['atlas', 'ledger', 'relay'] as const
const SHIPPED = [
  ['ledger', 'trim'],
  ['relay', 'policy-gradient'],
  ['relay', 'cost-bound'],
] as const

const jsonOf = (name: string): unknown => JSON.parse(readFileSync(name, 'utf8'))

/** Reads the recordings, which takes seconds; the returned function opens a page at a phase. */
export async function readLessons(): Promise<(place: LessonPlace) => Yard> {
  const forests: Record<string, FileStatus> = {}
  for (const id of RECORDED) {
    const name = `public/forests/${id}.json`
    await initialState.tasks.load(id)
    forests[id] = { type: 'ready', ...withTable(parseForest(jsonOf(name), name)) }
  }
  let trained: TrainingState['trained'] = {}
  for (const [task, kind] of SHIPPED) {
    const name = `models/routers/${task}/${kind}/router.json`
    const router = parseTrainedRouter(jsonOf(name), name)
    const entry = { router, origin: 'shipped', priceBook: null, seconds: null } as const
    trained = withTrained(trained, task, kind, entry)
  }
  return (place) => {
    const yard = createYard({
      data: { ...initialState.data, forests },
      training: { ...initialState.training, trained },
    })
    openLessons(yard, place)
    enterPhase(yard)
    return yard
  }
}
