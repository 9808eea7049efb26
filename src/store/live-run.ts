/** Runs episodes live. The engine and its models are fetched when the first run needs them. */
import { type Arm, armFor, rolesOf } from '../core/episode/arm.ts'
import { modelName } from '../core/episode/model-name.ts'
import { type RunEvent, runEpisode } from '../core/episode/runner.ts'
import type { Glimpse } from '../core/episode/step.ts'
import { emptyTree, nodesAlong, type Path, withEpisode } from '../core/episode/tree.ts'
import { own } from '../core/own.ts'
import { describeError } from '../engine/errors.ts'
import { selectRoutedPath } from './decision-paths.ts'
import { holdersAt } from './decision-points.ts'
import { pathKey, selectTree } from './episode-view.ts'
import { chooseArm } from './live-choice.ts'
import { dropText, streamText } from './live-write.ts'
import { openedEngine, progressOf, statusOf } from './model-actions.ts'
import { notify } from './notice-actions.ts'
import { selectTask } from './pool-selectors.ts'
import { createSecondTries } from './second-tries.ts'
import { selectNodes, selectPath, selectPoints } from './selectors.ts'
import type { EpisodeState, YardState } from './state.ts'
import { writerOf } from './writers.ts'
import { patch, patchAll, type Yard } from './yard.ts'

export interface LiveRequest {
  /** Steps already taken, which the run keeps and goes on after. */
  readonly from?: Path
  /** Who holds the roles from choices before. */
  readonly kept?: Arm | null
  /** The arm taken by hand at the step after `from`; later choices are the router's. */
  readonly first?: Arm
}

type Request = LiveRequest & { readonly from: Path }

interface LiveRun {
  readonly control: AbortController
  /** What the router looked at before it chose, by the name of the turn that is being written. */
  readonly glimpses: Map<string, Glimpse>
  readonly request: Request
  /** What was on screen before it. */
  readonly before: Pick<EpisodeState, 'chosenPath' | 'cursor'>
  /** The request that would go on from here; the first one until a step is finished. */
  rest: Request
}

const current = new WeakMap<Yard, LiveRun>()
/** What would go on with the run that failed or was stopped last. */
const unfinished = new WeakMap<Yard, Request>()

/** Runs the question at hand live, by the router's decision. While a run goes on, a second call does nothing. */
export async function runLive(yard: Yard, asked: LiveRequest = {}): Promise<void> {
  if (current.has(yard)) return
  const request: Request = { from: [], ...asked }
  const { chosenPath, cursor } = yard.getState().episode
  const run: LiveRun = {
    control: new AbortController(),
    glimpses: new Map(),
    request,
    before: { chosenPath, cursor },
    rest: request,
  }
  current.set(yard, run)
  const mayGoOn = createSecondTries()
  const play = async (): Promise<void> => {
    dropText(yard)
    patch(yard, 'episode', {
      playing: false,
      live: { type: 'loading', what: 'the engine', progress: 0 },
    })
    try {
      await playOn(yard, run)
    } catch (error) {
      const { rung } = yard.getState().models.engine
      if (run.control.signal.aborted || !mayGoOn(error, rung)) throw error
      showWhatWas(yard, run)
      sayItGoesOn(yard, run, describeError(error))
      await play()
    }
  }
  try {
    await play()
  } catch (error) {
    if (run.control.signal.aborted) return
    unfinished.set(yard, run.rest)
    showWhatWas(yard, run)
    const written = run.rest !== request
    patch(yard, 'episode', { live: { type: 'failed', reason: describeError(error), written } })
  } finally {
    if (current.get(yard) === run) current.delete(yard)
  }
}

/** Takes the remaining steps, up to the verdict. */
async function playOn(yard: Yard, run: LiveRun): Promise<void> {
  for await (const event of stepsOf(yard, run)) {
    if (run.control.signal.aborted) return
    take(yard, run, event)
  }
  settle(yard)
}

function sayItGoesOn(yard: Yard, run: LiveRun, reason: string): void {
  const from = run.rest.from.length > 0 ? 'after its last finished step' : 'from its start'
  notify(yard, { id: 'live-goes-on', tone: 'info', text: `${reason}. The run goes on ${from}.` })
}

/** A run that finished no step leaves the screen as it found it, unless something else was picked meanwhile. */
function showWhatWas(yard: Yard, { before, request, rest }: LiveRun): void {
  const { chosenPath } = yard.getState().episode
  if (rest === request && chosenPath !== null && chosenPath === request.from) {
    patch(yard, 'episode', before)
  }
}

/** Goes on after the last finished step of the run that failed. */
export async function retryLive(yard: Yard): Promise<void> {
  if (yard.getState().episode.live.type === 'failed') await runLive(yard, unfinished.get(yard))
}

/** Goes on from the end of the path on screen, however it came to stop short of a verdict. */
export async function continueLive(yard: Yard): Promise<void> {
  const state = yard.getState()
  const from = selectPath(state)
  const rest = unfinished.get(yard)
  const stopped = rest && pathKey(rest.from) === pathKey(from) ? rest : null
  const nodes = selectNodes(state)
  const kept = holdersAt(selectPoints(state), nodes, nodes.length - 1)
  await runLive(yard, stopped ?? { from, kept })
}

/** Stops the run at once; what it finished stays in the tree. */
export function stopLive(yard: Yard): void {
  const run = current.get(yard)
  current.delete(yard)
  run?.control.abort()
  if (run) {
    unfinished.set(yard, run.rest)
    showWhatWas(yard, run)
  }
  patch(yard, 'episode', { live: { type: 'idle' } })
  openedEngine(yard)?.then(
    (engine) => engine.interrupt(),
    () => {},
  )
}

/** Makes the model of a one-role arm ready, and shows the progress. */
async function makeReady(yard: Yard, arm: Arm, signal: AbortSignal): Promise<void> {
  const model = Object.values(arm.models)[0]!
  if (statusOf(yard.getState(), model).type === 'ready') return
  const show = (state: YardState) => statusOf(state, model)
  const unsubscribe = yard.subscribe(show, (status) => {
    if (status.type !== 'loading' || signal.aborted) return
    patch(yard, 'episode', {
      live: { type: 'loading', what: modelName(model), progress: progressOf(status.progress) },
    })
  })
  try {
    await writerOf(yard, arm).ready(model, signal)
  } finally {
    unsubscribe()
  }
}

function stepsOf(yard: Yard, run: LiveRun): AsyncGenerator<RunEvent> {
  const state = yard.getState()
  const { from, kept = null, first } = run.rest
  const { signal } = run.control
  return runEpisode({
    episode: selectTask(state).begin(state.setup.questionId),
    taken: nodesAlong(selectTree(state), from),
    kept,
    origin: 'live',
    choose: async (choice) => {
      run.glimpses.delete(choice.ask.name)
      const byHand = choice.path.length === from.length ? first : null
      if (!byHand && choice.ask.decides.length === 0) return null
      const { arm, glimpse } = byHand
        ? { arm: byHand, glimpse: null }
        : await chooseArm(yard, choice, signal)
      if (glimpse) run.glimpses.set(choice.ask.name, glimpse)
      // All of them now: no later turn waits for a model that is known to be needed, and the screen stays until there is a turn.
      for (const role of rolesOf(arm.models)) await makeReady(yard, armFor(arm, role), signal)
      return arm
    },
    write: async function* (arm, prompt, maxTokens) {
      await makeReady(yard, arm, signal)
      yield* writerOf(yard, arm).write(arm, prompt, maxTokens)
    },
  })
}

/** Shows an event: the text of the step that is being written, or a finished step in the tree. */
function take(yard: Yard, run: LiveRun, event: RunEvent): void {
  switch (event.type) {
    case 'turn': {
      const { from } = run.rest
      const { name, role, model, path } = event
      // Of steps that are written side by side, the screen shows the first.
      if (path.length > from.length) return
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
      run.rest = { from: event.path, kept: event.kept }
      addStep(yard, event, run.glimpses.get(event.step.name))
      return
    case 'interrupted':
      throw new Error('The model was stopped in the middle of a step.')
  }
}

function addStep(
  yard: Yard,
  { path, step: written, verdict }: Extract<RunEvent, { type: 'step' }>,
  glimpse: Glimpse | undefined,
): void {
  const state = yard.getState()
  const { questionId } = state.setup
  const step = glimpse ? { ...written, glimpse } : written
  const before = nodesAlong(selectTree(state), path.slice(0, -1))
  // Only what was run: a recorded tree has too many paths to be copied and merged again at every step.
  const run = own(state.data.trees, questionId) ?? emptyTree(questionId)
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

/** After the verdict the router leads again if it would take this path: then the sliders can turn the switch. */
function settle(yard: Yard): void {
  const state = yard.getState()
  const same = selectRoutedPath(state).path.join() === state.episode.chosenPath?.join()
  patch(yard, 'episode', {
    live: { type: 'idle' },
    chosenPath: same ? null : state.episode.chosenPath,
  })
}
