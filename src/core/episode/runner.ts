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

export interface Run {
  /** The episode at its start. */
  readonly episode: RunningEpisode
  /** Steps already taken, to go on from. */
  readonly taken: readonly TreeNode[]
  /** The router's choice at the next step. */
  readonly choose: (role: Role, path: Path) => ModelId
  readonly write: (model: ModelId, prompt: Prompt, maxTokens: number) => AsyncIterable<WriteEvent>
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
  while (episode.turn.type === 'turn') {
    const { name, role, prompt, maxTokens } = episode.turn
    const model = run.choose(role, path)
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
    const { next, parsed } = episode.accept(completion.text)
    const step: Step = { name, role, model, prompt, completion, parsed, origin: run.origin }
    path = [...path, model]
    const verdict = next.turn.type === 'verdict' ? next.turn.verdict : null
    yield { type: 'step', path, step, verdict }
    episode = next
  }
}
