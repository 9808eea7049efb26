/** Takes an episode from elsewhere into the page. */
import { own } from '../core/own.ts'
import { loadTask } from '../core/tasks/registry.ts'
import { splitOf } from '../core/tasks/task.ts'
import { mergeTrees } from './merge-trees.ts'
import type { TransferredEpisode } from './reading/episode-file.ts'
import type { Yard } from './yard.ts'

/**
 * Opens the episode's question, with its steps on top of what the page has of it, and shows its path. Rejects, and changes
 * nothing, where the task's code cannot be had.
 */
export async function importEpisode(
  yard: Yard,
  { taskId, tree, path }: TransferredEpisode,
): Promise<void> {
  await loadTask(taskId)
  const { questionId } = tree
  yard.setState(({ setup, data, episode }) => {
    const known = own(data.trees, questionId)
    return {
      setup: {
        ...setup,
        taskId,
        questionId,
        split: splitOf(questionId) ?? setup.split,
        // Prices name models, and another task may have others.
        priceBook: setup.taskId === taskId ? setup.priceBook : null,
      },
      data: {
        ...data,
        trees: { ...data.trees, [questionId]: known ? mergeTrees(known, tree) : tree },
      },
      episode: {
        ...episode,
        chosenPath: path,
        comparedPath: null,
        cursor: Number.POSITIVE_INFINITY,
        playing: false,
      },
    }
  })
}
