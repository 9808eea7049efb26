/** Runs episodes on real models. The engine and its models are fetched only from here on. */
import { modelName } from '../core/episode/model-name.ts'
import { type RunEvent, runEpisode } from '../core/episode/runner.ts'
import type { Glimpse, ModelId } from '../core/episode/step.ts'
import {
  type Assignment,
  emptyTree,
  modelFor,
  nodesAlong,
  type Path,
  withEpisode,
} from '../core/episode/tree.ts'
import { describeError } from '../engine/errors.ts'
import { writeWith } from '../engine/write.ts'
import { readPolicy } from './live-policy.ts'
import { chooseStep } from './live-step.ts'
import { streamText } from './live-write.ts'
import { engineOf, loadInto, openedEngine, progressOf, statusOf } from './model-actions.ts'
import { selectArm, selectDecides, selectRouter } from './routing-selectors.ts'
import { assignedPath, selectTask, selectTree } from './selectors.ts'
import type { YardState } from './state.ts'
import { selectStepPath } from './step-selectors.ts'
import { patch, patchAll, type Yard } from './yard.ts'

export interface LiveRequest {
  /** Steps already taken, which the run keeps and goes on after. */
  readonly from?: Path
  /** Takes the step after `from`, and plays that role from there on. */
  readonly firstModel?: ModelId
  /** Who plays which role; without it, the router decides, once or at every step. */
  readonly arm?: Assignment
}

interface LiveRun {
  readonly control: AbortController
  /** What the router looked at before it chose the step that is being written. */
  glimpse: Glimpse | null
  /** What it would take to go on from here. */
  rest: LiveRequest
}

const current = new WeakMap<Yard, LiveRun>()
const failed = new WeakMap<Yard, LiveRequest>()

/** Runs the question at hand live, by the router's decision. While a run goes on, a second call does nothing. */
export async function runLive(yard: Yard, request: LiveRequest = {}): Promise<void> {
  if (current.has(yard)) return
  const run: LiveRun = { control: new AbortController(), glimpse: null, rest: request }
  current.set(yard, run)
  patch(yard, 'episode', {
    playing: false,
    live: { type: 'loading', what: 'the engine', progress: 0 },
  })
  try {
    await prepare(yard, run)
    for await (const event of stepsOf(yard, run)) {
      if (run.control.signal.aborted) return
      take(yard, run, event)
    }
    settle(yard)
  } catch (error) {
    if (run.control.signal.aborted) return
    failed.set(yard, run.rest)
    patch(yard, 'episode', { live: { type: 'failed', reason: describeError(error) } })
  } finally {
    if (current.get(yard) === run) current.delete(yard)
  }
}

/** Goes on after the last finished step of the run that failed. */
export async function retryLive(yard: Yard): Promise<void> {
  if (yard.getState().episode.live.type === 'failed') await runLive(yard, failed.get(yard))
}

/** Stops the run at once; what it finished stays in the tree. */
export function stopLive(yard: Yard): void {
  const run = current.get(yard)
  current.delete(yard)
  run?.control.abort()
  patch(yard, 'episode', { live: { type: 'idle' } })
  openedEngine(yard)?.then(
    (engine) => engine.interrupt(),
    () => {},
  )
}

/** Lets the policy read the question, then loads the models its decision needs. */
async function prepare(yard: Yard, run: LiveRun): Promise<void> {
  const { signal } = run.control
  let { arm } = run.rest
  if (!arm && selectDecides(yard.getState()) === 'episode') {
    if (selectRouter(yard.getState()).reads === 'predictions') await readPolicy(yard, signal)
    arm = selectArm(yard.getState()) ?? undefined
    if (!arm) {
      throw new Error(
        'The oracle decides only where every assignment was recorded. Pick another router to run this question.',
      )
    }
    run.rest = { ...run.rest, arm }
  }
  for (const model of new Set(arm ? Object.values(arm) : [])) await load(yard, model, signal)
}

async function load(yard: Yard, model: ModelId, signal: AbortSignal): Promise<void> {
  if (statusOf(yard.getState(), model).type === 'ready') return
  const show = (state: YardState) => statusOf(state, model)
  const unsubscribe = yard.subscribe(show, (status) => {
    if (status.type !== 'loading' || signal.aborted) return
    patch(yard, 'episode', {
      live: { type: 'loading', what: modelName(model), progress: progressOf(status.progress) },
    })
  })
  try {
    await loadInto(yard, model, 'load', signal)
  } finally {
    unsubscribe()
  }
}

function stepsOf(yard: Yard, run: LiveRun): AsyncGenerator<RunEvent> {
  const state = yard.getState()
  const { from = [], firstModel } = run.rest
  return runEpisode({
    episode: selectTask(state).begin(state.setup.questionId),
    taken: nodesAlong(selectTree(state), from),
    origin: 'live',
    choose: async (choice) => {
      const { role, path } = choice
      const { arm } = run.rest
      run.glimpse = null
      if (firstModel && path.length <= from.length) {
        if (arm) run.rest = { ...run.rest, arm: { ...arm, [role]: firstModel } }
        return firstModel
      }
      if (arm) return modelFor(arm, role)
      const { model, glimpse } = await chooseStep(yard, choice)
      run.glimpse = glimpse
      return model
    },
    write: async function* (model, prompt, maxTokens) {
      await load(yard, model, run.control.signal)
      yield* writeWith(await engineOf(yard))(model, prompt, maxTokens)
    },
  })
}

/** Shows an event: the text of the step that is being written, or a finished step in the tree. */
function take(yard: Yard, run: LiveRun, event: RunEvent): void {
  switch (event.type) {
    case 'turn': {
      const { from = [] } = run.rest
      const { name, role, model } = event
      patch(yard, 'episode', {
        chosenPath: from,
        cursor: from.length,
        live: { type: 'running', name, role, model, text: '', tokens: 0 },
      })
      return
    }
    case 'text':
      streamText(yard, run.control.signal, event)
      return
    case 'step':
      run.rest = { ...(run.rest.arm && { arm: run.rest.arm }), from: event.path }
      addStep(yard, event, run.glimpse)
      return
    case 'interrupted':
      throw new Error('The model was stopped in the middle of a step.')
  }
}

function addStep(
  yard: Yard,
  { path, step: written, verdict }: Extract<RunEvent, { type: 'step' }>,
  glimpse: Glimpse | null,
): void {
  const state = yard.getState()
  const { questionId } = state.setup
  const step = glimpse ? { ...written, glimpse } : written
  const before = nodesAlong(selectTree(state), path.slice(0, -1))
  // Only what was run: a recorded tree has too many paths to be stored, and merged, again at every step.
  const run = state.data.trees[questionId] ?? emptyTree(questionId)
  const tree = withEpisode(run, [...before, { step, verdict }])
  const status = statusOf(state, step.model)
  const tokensPerSecond = (step.completion.tokensOut / step.completion.latency) * 1000
  patchAll(yard, {
    data: { trees: { ...state.data.trees, [questionId]: tree } },
    episode: { chosenPath: path, cursor: path.length },
    ...(status.type === 'ready' && {
      models: {
        status: { ...state.models.status, [step.model]: { ...status, tokensPerSecond } },
      },
    }),
  })
}

/** After the verdict the router leads again, if it leads along this path: then the sliders can turn the switch. */
function settle(yard: Yard): void {
  const state = yard.getState()
  const arm = selectArm(state)
  const routed = arm ? assignedPath(selectTree(state), arm) : selectStepPath(state)
  const same = routed.join() === state.episode.chosenPath?.join()
  patch(yard, 'episode', {
    live: { type: 'idle' },
    chosenPath: same ? null : state.episode.chosenPath,
  })
}
