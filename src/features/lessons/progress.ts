/** Keeps on this device which phases were done. */
import * as z from 'zod/mini'
import { addDone } from '../../store/lessons/actions.ts'
import { placeOf } from '../../store/lessons/places.ts'
import { deviceShelf, type Shelf } from '../../store/shelf.ts'
import type { Yard } from '../../store/yard.ts'

const KEY = 'switchyard-lessons'

const schema = z.strictObject({ v: z.literal(1), done: z.array(z.string()) })

/** Phases that this build does not have are left out; a text that cannot be read holds none. */
export function parseProgress(text: string | null): readonly string[] {
  if (text === null) return []
  try {
    const { success, data } = schema.safeParse(JSON.parse(text))
    return success ? data.done.filter((place) => placeOf(place) !== null) : []
  } catch {
    return []
  }
}

/** Adds what was kept, then keeps what is added. Returns a function that ends it. */
export function startProgress(yard: Yard, shelf: Shelf = deviceShelf): () => void {
  addDone(yard, parseProgress(shelf.read(KEY)))
  return yard.subscribe(
    ({ lessons }) => lessons.done,
    (done) => {
      shelf.write(KEY, JSON.stringify({ v: 1, done }))
    },
  )
}
