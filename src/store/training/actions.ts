/** Trains routers in the page (start, pause, step, reset), imports trained routers and removes them. */

import { onCostRange, type Settings } from '../../core/learning/learner.ts'
import { changedBy, recipeId } from '../../core/learning/recipe.ts'
import type { TrainedRouter } from '../../core/learning/trained-router.ts'
import type { Fitted } from '../../core/routing/kind.ts'
import { kindOf } from '../../core/routing/router-id.ts'
import { selectPool } from '../pool-selectors.ts'
import { patch, patchAll, type Yard } from '../yard.ts'
import { selectTrained, withTrained } from './selectors.ts'
import type { Trained, Training } from './state.ts'
import type { TrainerNews, TrainerPort, TrainingJob } from './trainer.ts'
import { selectTrainingSet } from './training-set.ts'

/** The open trainer of each yard. It is closed and removed when the training ends or is reset. */
const open = new WeakMap<Yard, TrainerPort>()

/** Trains a router on the current task, from a kind and settings. Resets any training in progress. `picks`: see `Training`. */
export async function startTraining(
  yard: Yard,
  kind: string,
  settings: Settings,
  picks = true,
): Promise<void> {
  const { LEARNERS } = await import('../../core/learning/learners.ts')
  const learner = LEARNERS.find((each) => each.kind === kind)
  const set = selectTrainingSet(yard.getState())
  if (!learner || !set) return
  resetTraining(yard)
  const { taskId, priceBook, preference } = yard.getState().setup
  const job: TrainingJob = { kind, settings, watched: preference, set: onCostRange(set, settings) }
  const routerId = recipeId(kind, settings, learner.defaults)
  const training: Training = {
    taskId,
    routerId,
    picks,
    status: { type: 'starting' },
    watched: job.watched,
    references: null,
    curve: [],
  }
  patch(yard, 'training', { current: training })
  const trainer = await yard.ports.openTrainer()
  if (yard.getState().training.current !== training) return trainer.close()
  open.set(yard, trainer)
  const router = { task: taskId, pool: selectPool(yard.getState()), kind, settings }
  trainer.onNews((news) => {
    if (open.get(yard) !== trainer) return
    hear(yard, news, (fitted, seconds) => ({
      router: { ...router, fitted },
      origin: 'trained',
      priceBook,
      seconds,
    }))
  })
  trainer.send({ type: 'train', job })
}

/** Trains the router that an id names, such as one in a link, without selecting it. Does nothing if the id is not a recipe. */
export async function trainRecipe(yard: Yard, routerId: string): Promise<void> {
  const changed = changedBy(routerId)
  const { LEARNERS } = await import('../../core/learning/learners.ts')
  const learner = LEARNERS.find(({ kind }) => kind === kindOf(routerId))
  if (!changed || !learner) return
  await startTraining(yard, learner.kind, { ...learner.defaults, ...changed }, false)
}

function hear(
  yard: Yard,
  news: TrainerNews,
  trainedOf: (fitted: Fitted, seconds: number) => Trained,
): void {
  const { setup, training } = yard.getState()
  if (!training.current) return
  if (news.type === 'trained' || news.type === 'failed') close(yard)
  const current = trainingAfter(training.current, news)
  if (news.type !== 'trained') {
    patch(yard, 'training', { current })
    return
  }
  const { taskId, routerId } = current
  const entry = trainedOf(news.fitted, news.seconds)
  patchAll(yard, {
    training: {
      current,
      trained: withTrained(training.trained, taskId, routerId, entry),
      testLooks: training.testLooks + 1,
    },
    ...(current.picks &&
      setup.taskId === taskId && {
        setup: { routerId },
        episode: { chosenPath: null, comparedPath: null },
      }),
  })
}

function trainingAfter(training: Training, news: TrainerNews): Training {
  switch (news.type) {
    case 'started': {
      const { train, validation } = news
      return { ...training, status: { type: 'going' }, references: { train, validation } }
    }
    case 'progress':
      return { ...training, curve: [...training.curve, ...news.curve] }
    case 'failed':
      return { ...training, status: { type: 'failed', reason: news.reason } }
    case 'trained':
      return { ...training, status: { type: 'done' } }
    case 'curve':
      return training
  }
}

export function pauseTraining(yard: Yard): void {
  const { current } = yard.getState().training
  if (current?.status.type !== 'going') return
  open.get(yard)?.send({ type: 'pause' })
  patch(yard, 'training', { current: { ...current, status: { type: 'paused' } } })
}

export function resumeTraining(yard: Yard): void {
  const { current } = yard.getState().training
  if (current?.status.type !== 'paused') return
  open.get(yard)?.send({ type: 'resume' })
  patch(yard, 'training', { current: { ...current, status: { type: 'going' } } })
}

/** Runs one pass of a paused training. */
export function stepTraining(yard: Yard): void {
  if (yard.getState().training.current?.status.type === 'paused') {
    open.get(yard)?.send({ type: 'step' })
  }
}

/** Ends the current training and drops its curve. Routers that were trained before stay. */
export function resetTraining(yard: Yard): void {
  close(yard)
  if (yard.getState().training.current) patch(yard, 'training', { current: null })
}

function close(yard: Yard): void {
  open.get(yard)?.close()
  open.delete(yard)
}

/** Adds a router that was trained elsewhere and returns its id. Rejects, saying why, if it does not fit the current task. */
export async function addTrained(
  yard: Yard,
  router: TrainedRouter,
  origin: Exclude<Trained['origin'], 'trained'>,
): Promise<string> {
  const { admit } = await import('./admit.ts')
  const { id, trained } = admit(yard.getState(), router, origin)
  patch(yard, 'training', { trained })
  return id
}

/** Removes a trained router of the current task. */
export function dropTrained(yard: Yard, routerId: string): void {
  const state = yard.getState()
  const { taskId } = state.setup
  const left = new Map(selectTrained(state))
  left.delete(routerId)
  patch(yard, 'training', { trained: { ...state.training.trained, [taskId]: left } })
}
