import fc from 'fast-check'
import { beforeAll, expect, it, vi } from 'vitest'
import { ForestError } from '../../core/forest/forest.ts'
import { poolOf } from '../../core/pool/pool.ts'
import { shippedTasks } from '../../core/tasks/registry.ts'
import { parseQuestionId, splitOf } from '../../core/tasks/task.ts'
import { fuzzRuns, mutatedFile } from '../../core/testing/mutations.ts'
import { loadForest } from '../effects/load-forest.ts'
import { ATLAS } from '../testing/atlas-setup.ts'
import { readEverySelector } from '../testing/every-selector.ts'
import { scriptedFile } from '../testing/scripted-forest.ts'
import { scriptedStepsFile } from '../testing/scripted-steps.ts'
import { createYard, initialState } from '../yard.ts'
import { readForest } from './read-forest.ts'

// How long it takes follows from how many inputs it is asked to try.
vi.setConfig({ testTimeout: 0 })

const files = new Map<string, unknown>()
beforeAll(async () => {
  await shippedTasks.load('ledger')
  files.set('atlas', await scriptedFile({ train: 1, validation: 0, test: 1 }))
  files.set('ledger', await scriptedStepsFile(poolOf(initialState.pools, 'ledger').models, 1))
})

it.each(['atlas', 'ledger'])(
  'any forest file of %s is refused by a ForestError, or every selector shows it',
  async (taskId) => {
    await fc.assert(
      fc.asyncProperty(mutatedFile(files.get(taskId)), async (text) => {
        let accepted = true
        try {
          readForest(text, 'fuzzed.json', shippedTasks.task(taskId))
        } catch (error) {
          expect(error).toBeInstanceOf(ForestError)
          accepted = false
        }
        const yard = createYard({ setup: ATLAS })
        await loadForest(yard, taskId, async () => new Response(text))
        const status = yard.getState().data.forests[taskId]
        if (!accepted) expect(status?.type).toBe('failed')
        const questions = status?.type === 'ready' ? status.file.questions : []
        const own = questions.filter(({ id }) => parseQuestionId(id)?.taskId === taskId)
        for (const id of new Set([`${taskId}/test/0`, ...own.map((question) => question.id)])) {
          readEverySelector({
            ...yard.getState(),
            setup: {
              ...ATLAS,
              taskId,
              questionId: id,
              split: splitOf(id) ?? 'test',
            },
          })
        }
      }),
      { numRuns: fuzzRuns(500) },
    )
  },
)
