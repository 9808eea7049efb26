/** Runs an episode step by step as a stream of events. The same runner serves the page, the recorder and the tests. */
import { type Arm, type ArmId, armFor, withArm } from './arm.ts'
import { inParallel } from './in-parallel.ts'
import type { Prompt, Role } from './prompt.ts'
import type { Ask, Verdict } from './protocol.ts'
import type { RunningEpisode } from './running.ts'
import type { Completion, ModelId, Step } from './step.ts'
import { armIdOf, type Path, pathOf, type TreeNode } from './tree.ts'

/** What a writer streams: text piece by piece as it is written, then the whole completion. */
export type WriteEvent =
  | { readonly type: 'text'; readonly text: string; readonly tokens: number }
  | { readonly type: 'completion'; readonly completion: Completion }

/** Asks the model of a single-role arm for a completion. */
export type Write = (arm: Arm, prompt: Prompt, maxTokens: number) => AsyncIterable<WriteEvent>

/** The situation in which a step is about to be taken. */
export interface Choice {
  readonly ask: Ask
  /** The steps before this one, including those that are being written in parallel. */
  readonly path: Path
  /** How many choices were due before this one. */
  readonly stage: number
  /** The earlier steps that are already written. */
  readonly taken: readonly Step[]
  /** What earlier choices gave the roles; null before the first. */
  readonly kept: Arm | null
  /**
   * Lets a single-role arm write up to `maxTokens` tokens here, so that a router can look at them. If it wrote the whole step
   * and its arm is then chosen, the step is kept and not written again.
   */
  readonly look: (arm: Arm, maxTokens: number) => Promise<Completion>
}

export interface Run {
  /** The episode at its start. */
  readonly episode: RunningEpisode
  /** Steps already taken; the run continues after them. */
  readonly taken: readonly TreeNode[]
  /** What the choices before this run gave the roles; null if none was made. */
  readonly kept: Arm | null
  /** Chooses an arm for the roles that are due; it may reassign others too. Null if every role keeps what it has. */
  readonly choose: (choice: Choice) => Arm | null | Promise<Arm | null>
  readonly write: Write
  readonly origin: Step['origin']
}

export type RunEvent =
  | {
      readonly type: 'turn'
      readonly name: string
      readonly role: Role
      readonly model: ModelId
      /** The steps before this one, including those that are being written in parallel. */
      readonly path: Path
    }
  /** The next piece of text of the turn with this name. */
  | {
      readonly type: 'text'
      readonly name: string
      readonly text: string
      readonly tokens: number
    }
  | {
      readonly type: 'step'
      /** Ends with this step's arm. */
      readonly path: Path
      readonly step: Step
      readonly verdict: Verdict | null
      /** What the roles have after this step. */
      readonly kept: Arm
    }
  /** A model was stopped; the unfinished step is not part of the episode. */
  | { readonly type: 'interrupted'; readonly path: Path }

/** An ask with the arm that writes it. */
interface Due {
  readonly ask: Ask
  readonly path: Path
  readonly arm: Arm
  readonly kept: Arm
  /** The whole step, if the arm wrote it while a router looked; else null. */
  readonly draft: Completion | null
}

/** Takes steps until the verdict, or until a completion is interrupted. Asks that do not depend on each other run in parallel. */
export async function* runEpisode(run: Run): AsyncGenerator<RunEvent, void, void> {
  let episode = run.episode
  for (const { step } of run.taken) episode = episode.accept(step.completion.text).next
  const taken: Step[] = run.taken.map(({ step }) => step)
  let path: Path = pathOf(run.taken)
  let { kept } = run
  let stage = taken.filter(({ decides }) => decides.length > 0).length
  while (episode.turn.type === 'turn') {
    const dues: Due[] = []
    let ahead = path
    for (const ask of [episode.turn, ...(episode.turn.beside ?? [])]) {
      const { prompt } = ask
      const drafts = new Map<ArmId, Completion>()
      const look = async (arm: Arm, maxTokens: number) => {
        const most = Math.min(maxTokens, ask.maxTokens)
        const completion = await completionOf(run.write(arm, prompt, most))
        if (most === ask.maxTokens) drafts.set(arm.id, completion)
        return completion
      }
      const chosen = await run.choose({ ask, path: ahead, stage, taken: [...taken], kept, look })
      if (ask.decides.length > 0) stage += 1
      if (chosen) kept = withArm(kept, chosen)
      if (!kept)
        throw new RangeError(
          `No model was chosen for the role "${ask.role}" before its turn "${ask.name}"`,
        )
      const arm = armFor(kept, ask.role)
      dues.push({ ask, path: ahead, arm, kept, draft: drafts.get(arm.id) ?? null })
      ahead = [...ahead, arm.id]
    }
    const completions = yield* writeAll(run, dues)
    for (const [at, { ask, arm, kept: then }] of dues.entries()) {
      const completion = completions[at]
      if (!completion || completion.stop === 'interrupted') {
        yield { type: 'interrupted', path }
        return
      }
      const { step, next } = takeStep(episode, armPart(arm, ask.role), completion, run.origin)
      path = [...path, armIdOf(step)]
      taken.push(step)
      yield { type: 'step', path, step, verdict: verdictOf(next), kept: then }
      episode = next
    }
  }
}

async function* writtenBefore(completion: Completion): AsyncGenerator<WriteEvent> {
  yield { type: 'text', text: completion.text, tokens: completion.tokensOut }
  yield { type: 'completion', completion }
}

/** The completion for each ask; null if its stream ended without one. */
async function* writeAll(
  { write }: Run,
  dues: readonly Due[],
): AsyncGenerator<RunEvent, readonly (Completion | null)[], void> {
  const completions: (Completion | null)[] = dues.map(() => null)
  for (const { ask, path, arm } of dues) {
    const { model } = armPart(arm, ask.role)
    yield { type: 'turn', name: ask.name, role: ask.role, model, path }
  }
  const streams = dues.map(({ ask, arm, draft }) =>
    draft ? writtenBefore(draft) : write(arm, ask.prompt, ask.maxTokens),
  )
  for await (const { at, value } of inParallel(streams)) {
    if (value.type === 'completion') completions[at] = value.completion
    else yield { ...value, name: dues[at]!.ask.name }
  }
  return completions
}

/** The verdict of a finished episode; null while it runs. */
export const verdictOf = ({ turn }: RunningEpisode): Verdict | null =>
  turn.type === 'verdict' ? turn.verdict : null

/** Waits for the completion at the end of a stream. Throws an Error if the stream ends without one. */
export async function completionOf(written: AsyncIterable<WriteEvent>): Promise<Completion> {
  for await (const event of written) if (event.type === 'completion') return event.completion
  throw new Error('A model ended its stream without a completion')
}

/** Who takes a step: a model, and the id of the parameters generated for it, if any. */
export type Taker = Pick<Step, 'model' | 'adapter'>

const armPart = ({ models, adapters }: Arm, role: Role): Taker => ({
  model: models[role]!,
  adapter: adapters[role]?.id ?? null,
})

/** Hands an episode the completion it is waiting for. Throws a RangeError if the episode is over. */
export function takeStep(
  episode: RunningEpisode,
  { model, adapter }: Taker,
  completion: Completion,
  origin: Step['origin'],
): { readonly step: Step; readonly next: RunningEpisode } {
  if (episode.turn.type === 'verdict') throw new RangeError('takeStep: the episode is over')
  const { name, role, decides, prompt } = episode.turn
  const { next, parsed } = episode.accept(completion.text)
  return { step: { name, role, decides, model, adapter, prompt, completion, parsed, origin }, next }
}
