import fc from 'fast-check'
import { beforeAll, expect, it, vi } from 'vitest'
import type { Forest } from '../../core/forest/forest.ts'
import { poolOf } from '../../core/pool/pool.ts'
import { shippedTasks } from '../../core/tasks/registry.ts'
import { fuzzRuns, mutatedFile } from '../../core/testing/mutations.ts'
import { selectTree } from '../../store/episode-view.ts'
import { importEpisode } from '../../store/import-episode.ts'
import { selectPriceBook, selectTask } from '../../store/pool-selectors.ts'
import { EpisodeFileError, readEpisode, writeEpisode } from '../../store/reading/episode-file.ts'
import { withTable } from '../../store/reading/read-forest.ts'
import { selectHolders, selectNodes, selectPath } from '../../store/selectors.ts'
import { readEverySelector } from '../../store/testing/every-selector.ts'
import { openYard } from '../../store/testing/open-yard.ts'
import { scriptedForest } from '../../store/testing/scripted-forest.ts'
import { scriptedSteps } from '../../store/testing/scripted-steps.ts'
import { createYard, initialState } from '../../store/yard.ts'
import { episodeBill } from '../episode/bill/bill.ts'
import { stepSentence } from '../episode/words.ts'

// How long it takes follows from how many inputs it is asked to try.
vi.setConfig({ testTimeout: 0 })

const { tasks, pools } = initialState

let forest: Forest
const files = new Map<string, unknown>()
beforeAll(async () => {
  await shippedTasks.load('ledger')
  forest = await scriptedForest({ train: 1, validation: 0, test: 1 })
  const steps = await scriptedSteps(poolOf(initialState.pools, 'ledger').models, 1)
  const stepwise = createYard({
    setup: { ...initialState.setup, taskId: 'ledger', questionId: 'ledger/test/0' },
    data: { ...initialState.data, forests: { ledger: { type: 'ready', ...withTable(steps) } } },
  })
  for (const { getState } of [openYard(forest), stepwise]) {
    const state = getState()
    const { taskId } = state.setup
    const tree = selectTree(state)
    const text = writeEpisode(selectTask(state), { tree, path: selectPath(state) })
    files.set(taskId, JSON.parse(text))
  }
})

it.each(['atlas', 'ledger'])(
  'any episode file of %s is refused by an EpisodeFileError and changes nothing, or is shown whole',
  async (taskId) => {
    await fc.assert(
      fc.asyncProperty(mutatedFile(files.get(taskId)), async (text) => {
        const yard = openYard(forest)
        const before = yard.getState()
        try {
          importEpisode(yard, await readEpisode(text, tasks, pools))
        } catch (error) {
          expect(error).toBeInstanceOf(EpisodeFileError)
          expect(yard.getState()).toBe(before)
          return
        }
        const state = yard.getState()
        readEverySelector(state)
        const nodes = selectNodes(state)
        expect(nodes).toHaveLength(selectPath(state).length)
        expect(nodes.every(({ step }) => step.origin === 'imported')).toBe(true)
        for (const { step } of nodes) stepSentence(step, step.model)
        episodeBill(selectPriceBook(state), selectHolders(state).models, nodes)
        const written = writeEpisode(selectTask(state), {
          tree: selectTree(state),
          path: selectPath(state),
        })
        expect((await readEpisode(written, tasks, pools)).path).toEqual(selectPath(state))
      }),
      { numRuns: fuzzRuns(500) },
    )
  },
)
