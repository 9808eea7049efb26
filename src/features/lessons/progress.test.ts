import { describe, expect, it } from 'vitest'
import { markDone, openLessons } from '../../store/lessons/actions.ts'
import type { Shelf } from '../../store/shelf.ts'
import { createYard } from '../../store/yard.ts'
import { parseProgress, startProgress } from './progress.ts'

function shelfWith(text: string | null): Shelf & { readonly kept: () => string | null } {
  let kept = text
  return {
    read: () => kept,
    write: (_, written) => {
      kept = written
      return true
    },
    remove: () => {},
    kept: () => kept,
  }
}

describe('parseProgress()', () => {
  it('leaves out phases that there are none of', () => {
    const done = ['switch.2', 'switch.9', 'constructor.1', 'front.01', 'front.1']
    expect(parseProgress(JSON.stringify({ v: 1, done }))).toEqual(['switch.2', 'front.1'])
  })

  it('finds nothing in what it cannot read', () => {
    for (const text of [null, '', '{', '[]', '{"v":2,"done":[]}', '{"v":1,"done":[1]}']) {
      expect(parseProgress(text)).toEqual([])
    }
  })
})

it('what is done is kept beside what was done before', () => {
  const shelf = shelfWith('{"v":1,"done":["cost.1"]}')
  const yard = createYard()
  const end = startProgress(yard, shelf)
  openLessons(yard, { lesson: 'switch', phase: 1 })
  markDone(yard, { lesson: 'switch', phase: 1 })
  expect(parseProgress(shelf.kept())).toEqual(['cost.1', 'switch.1'])
  end()
  markDone(yard, { lesson: 'switch', phase: 2 })
  expect(parseProgress(shelf.kept())).toEqual(['cost.1', 'switch.1'])
})
