import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oddTexts } from '../../testing/arbitraries.ts'
import { createAtlasItem } from './question.ts'
import { retrieve } from './retrieval.ts'
import { passageTitle, searchQuery } from './world.ts'

const passages = [
  { title: 'The Amber Tide (film)', text: 'The Amber Tide is a film. Its director is Ada Korman.' },
  { title: 'The Amber Tide (novel)', text: 'The Amber Tide is a novel. Ada Korman wrote it.' },
  { title: 'Ada Korman', text: 'Ada Korman is a painter. Korman grew up in Elmford.' },
]

describe('retrieve', () => {
  it('prefers the passage whose title is asked for', () => {
    const found = (query: string) => retrieve(passages, query)
    expect(found('Ada Korman')).toEqual({ type: 'passage', ...passages[2] })
    expect(found('The Amber Tide novel')).toEqual({ type: 'passage', ...passages[1] })
    expect(found('the amber tide FILM')).toEqual({ type: 'passage', ...passages[0] })
  })

  it('finds nothing where no word matches', () => {
    expect(retrieve(passages, 'Zanzibar')).toEqual({ type: 'nothing-found' })
    expect(retrieve(passages, '?!')).toEqual({ type: 'nothing-found' })
    expect(retrieve([], 'Ada')).toEqual({ type: 'nothing-found' })
  })

  it('answers any query with nothing or one of the passages', () => {
    fc.assert(
      fc.property(oddTexts, (query) => {
        const found = retrieve(passages, query)
        if (found.type === 'passage') {
          expect(passages).toContainEqual({ title: found.title, text: found.text })
        }
      }),
    )
  })

  it('finds both passages of a question with a careful search, in 100 questions', () => {
    for (let k = 0; k < 100; k++) {
      const { question, solution } = createAtlasItem('q', `retrieval-${k}`, 'test')
      for (const entity of [solution.first, solution.second]) {
        expect(retrieve(question.passages, searchQuery(entity))).toHaveProperty(
          'title',
          passageTitle(entity),
        )
      }
    }
  })
})
