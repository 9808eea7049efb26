/** Keeps what was run here over a reload: nobody can run it again at no cost, and of a fresh question there is nothing else. */
import { emptyTree } from '../../core/episode/tree.ts'
import { type KeptQuestion, keptOf, readKept, treeOfKept, writeKept } from '../kept-steps.ts'
import { mergeTrees } from '../merge-trees.ts'
import { type Shelf, tabShelf } from '../shelf.ts'
import type { DataState } from '../state.ts'
import { patch, type Yard } from '../yard.ts'

const KEY = 'switchyard-steps'
/** Letters in all: some hundred episodes. */
const ROOM = 500_000

/** Returns how to end it. */
export function startKeepSteps(yard: Yard, shelf: Shelf = tabShelf): () => void {
  // By question id, the one run longest ago first.
  const kept = new Map(readKept(shelf.read(KEY) ?? '').map((each) => [each.id, each]))
  const waiting = new Map(kept)

  const restore = (questionId: string): void => {
    const found = waiting.get(questionId)
    waiting.delete(questionId)
    const tree = found && treeOfKept(found)
    if (!tree) return
    const { trees, readings } = yard.getState().data
    const run = trees[questionId]
    const whole = run ? mergeTrees(tree, run) : tree
    const reading = readings[questionId] ?? found.reading
    patch(yard, 'data', {
      trees: { ...trees, [questionId]: whole },
      ...(reading && { readings: { ...readings, [questionId]: reading } }),
    })
  }
  const keep = ({ trees, readings }: Run, before: Run): void => {
    const isNew = (id: string) =>
      trees[id] !== before.trees[id] || readings[id] !== before.readings[id]
    const changed = Object.keys({ ...trees, ...readings }).filter(isNew)
    if (changed.length === 0) return
    for (const id of changed) {
      kept.delete(id)
      kept.set(id, keptOf(trees[id] ?? emptyTree(id), readings[id] ?? null))
    }
    shelf.write(KEY, writeKept(fitting([...kept.values()])))
  }

  const unsubscribes = [
    yard.subscribe(({ setup }) => setup.questionId, restore, { fireImmediately: true }),
    yard.subscribe(({ data }) => data, keep, {
      equalityFn: (a, b) => a.trees === b.trees && a.readings === b.readings,
    }),
  ]
  // What was run before this was listening.
  keep(yard.getState().data, { trees: {}, readings: {} })
  return () => {
    for (const unsubscribe of unsubscribes) unsubscribe()
  }
}

type Run = Pick<DataState, 'trees' | 'readings'>

/** The latest that there is room for, in their order. */
function fitting(questions: readonly KeptQuestion[]): readonly KeptQuestion[] {
  let room = ROOM
  const fits = questions.toReversed().filter((question) => {
    const { length } = JSON.stringify(question)
    if (length > room) return false
    room -= length
    return true
  })
  return fits.reverse()
}
