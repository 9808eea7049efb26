/** Runs an episode step by step as a stream of events. The same runner serves the page, the recorder and the tests. */
import type { Prompt, Role } from './prompt.ts'
import type { Verdict } from './protocol.ts'
import type { RunningEpisode } from './running.ts'
import type { Completion, ModelId, Step } from './step.ts'
import type { Path, TreeNode } from './tree.ts'

/** A stream of what a model writes: text as it comes, then the whole completion. */
export type WriteEvent =
  | { readonly type: 'text'; readonly text: string; readonly tokens: number }
  | { readonly type: 'completion'; readonly completion: Completion }

export type Write = (model: ModelId, prompt: Prompt, maxTokens: number) => AsyncIterable<WriteEvent>

/** Where a model is to be chosen. */
export interface Choice {
  readonly role: Role
  readonly path: Path
  /** The step before; null at the first. */
  readonly last: Step | null
  /** Lets a model write one token here, to see how sure it is. */
  readonly glimpse: (model: ModelId) => Promise<Completion>
}

export interface Run {
  /** The episode at its start. */
  readonly episode: RunningEpisode
  /** Steps already taken, to go on from. */
  readonly taken: readonly TreeNode[]
  /** The router's choice at the next step. */
  readonly choose: (choice: Choice) => ModelId | Promise<ModelId>
  readonly write: Write
  readonly origin: Step['origin']
}

export type RunEvent =
  | { readonly type: 'turn'; readonly name: string; readonly role: Role; readonly model: ModelId }
  | { readonly type: 'text'; readonly text: string; readonly tokens: number }
  | {
      readonly type: 'step'
      /** Ends with this step's model. */
      readonly path: Path
      readonly step: Step
      readonly verdict: Verdict | null
    }
  /** The model was stopped; the unfinished step is not part of the episode. */
  | { readonly type: 'interrupted'; readonly path: Path }

/** Takes steps until the verdict, or until a completion is interrupted. */
export async function* runEpisode(run: Run): AsyncGenerator<RunEvent, void, void> {
  let episode = run.episode
  for (const { step } of run.taken) episode = episode.accept(step.completion.text).next
  let path: Path = run.taken.map(({ step }) => step.model)
  let last: Step | null = run.taken.at(-1)?.step ?? null
  while (episode.turn.type === 'turn') {
    const { name, role, prompt, maxTokens } = episode.turn
    const glimpse = (model: ModelId) => completionOf(run.write(model, prompt, 1))
    const model = await run.choose({ role, path, last, glimpse })
    yield { type: 'turn', name, role, model }
    let completion: Completion | null = null
    for await (const event of run.write(model, prompt, maxTokens)) {
      if (event.type === 'text') yield event
      else completion = event.completion
    }
    if (!completion || completion.stop === 'interrupted') {
      yield { type: 'interrupted', path }
      return
    }
    const taken = takeStep(episode, model, completion, run.origin)
    path = [...path, model]
    yield { type: 'step', path, step: taken.step, verdict: verdictOf(taken.next) }
    episode = taken.next
    last = taken.step
  }
}

/** The verdict of an episode that is over; null while it runs. */
export const verdictOf = ({ turn }: RunningEpisode): Verdict | null =>
  turn.type === 'verdict' ? turn.verdict : null

/** The whole of what a model wrote. Throws where the stream ends without it. */
export async function completionOf(written: AsyncIterable<WriteEvent>): Promise<Completion> {
  for await (const event of written) if (event.type === 'completion') return event.completion
  throw new Error('A model ended its stream without a completion')
}

/** Takes one completion into an episode that waits for it. */
export function takeStep(
  episode: RunningEpisode,
  model: ModelId,
  completion: Completion,
  origin: Step['origin'],
): { readonly step: Step; readonly next: RunningEpisode } {
  if (episode.turn.type === 'verdict') throw new RangeError('takeStep: the episode is over')
  const { name, role, prompt } = episode.turn
  const { next, parsed } = episode.accept(completion.text)
  return { step: { name, role, model, prompt, completion, parsed, origin }, next }
}
