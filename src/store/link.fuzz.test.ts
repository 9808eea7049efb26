import fc from 'fast-check'
import { beforeAll, expect, it, vi } from 'vitest'
import type { Forest } from '../core/forest/forest.ts'
import { shippedTasks } from '../core/tasks/registry.ts'
import { fuzzRuns, mutatedText, NASTY_NAMES } from '../core/testing/mutations.ts'
import { decodeLink, encodeLink, type LinkState } from './link.ts'
import { selectPool } from './pool-selectors.ts'
import type { YardState } from './state.ts'
import { readEverySelector } from './testing/every-selector.ts'
import { openYard } from './testing/open-yard.ts'
import { scriptedForest } from './testing/scripted-forest.ts'
import { initialState } from './yard.ts'

// How long it takes follows from how many inputs it is asked to try.
vi.setConfig({ testTimeout: 0 })

let forest: Forest
beforeAll(async () => {
  for (const { id } of shippedTasks.infos) await shippedTasks.load(id)
  forest = await scriptedForest({ train: 1, validation: 0, test: 1 })
})

const { chosenPath, comparedPath, cursor } = initialState.episode
const { awaited: _awaited, ...setup } = initialState.setup
const STANDARD: LinkState = {
  ...setup,
  recipes: [],
  chosenPath,
  comparedPath,
  cursor,
  lesson: null,
  language: 'en',
}

const LINKS = [
  'v=2&q=atlas/test/0&r=oracle&a=0.8&b=0.4&link=0&p=0110&c=01&at=3',
  'v=3&task=relay&r=hier-router~seed:2~hidden:64&tr=policy-gradient~share:0.1,cost-bound',
  'v=2&task=quiz&q=quiz/test/5&p=0321&prices=1,2,3,4,5,6,7,8&range=robust',
  'v=2&task=ledger&r=log-prob-threshold&t=-0.35&prices=0.2,0.2,1,1',
  'v=2&q=relay/fresh/%25C3%25A4/0&split=train&prices=paper',
  encodeLink({ ...STANDARD, questionId: 'atlas/test/0', cursor: 2 }, STANDARD, ['a', 'b'] as never),
]

const piece = fc.oneof(
  fc.constantFrom(...NASTY_NAMES, '&', '=', '%3D', '&amp;', '%', '%E2%80%8B', '%ff', '+', '#', '/'),
  fc.constantFrom('1e-9', '-1', '1e999', 'NaN', '9'.repeat(40), '0'.repeat(80), '__1', 'paper'),
  fc.constantFrom('&p=', '&c=', '&q=', '&r=', '&t=', '&a=', '&task=', '&prices=', '&at=', '&k='),
  fc.string({ unit: 'binary', maxLength: 4 }),
)
const hashes = fc.constantFrom(...LINKS).chain((link) => mutatedText(link, piece))

function stateWith({
  chosenPath,
  comparedPath,
  cursor,
  recipes: _,
  lesson: __,
  language: ___,
  ...setup
}: LinkState): YardState {
  const state = openYard(forest).getState()
  return {
    ...state,
    setup: { ...setup, awaited: null },
    episode: { ...state.episode, chosenPath, comparedPath, cursor },
  }
}

it('any link is refused with a reason, or opens a state that every selector shows', () => {
  fc.assert(
    fc.property(hashes, (hash) => {
      const decoded = decodeLink(hash, STANDARD, initialState)
      if (decoded.type === 'bad') {
        expect(decoded.reason).not.toBe('')
        return
      }
      const state = stateWith(decoded.state)
      readEverySelector(state)
      const again = decodeLink(
        encodeLink(decoded.state, STANDARD, selectPool(state)),
        STANDARD,
        initialState,
      )
      expect(again).toEqual({
        type: 'state',
        state: decoded.state,
        dropped: [],
        changed: [],
        ignored: [],
        damaged: false,
      })
    }),
    { numRuns: fuzzRuns(2000) },
  )
})
